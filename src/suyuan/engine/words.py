"""Compiled: eight or sixty-four bytes at a time, the ground on which the kernels of `read` and `identify` stand.

The compiler turns each of these into one or two machine instructions, whatever vectors the machine has. None of them
looks whether the bytes lie inside the array: their callers do.
"""

from typing import Any, TypeAlias

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

Int: TypeAlias = Any
Word: TypeAlias = Any
"""A whole number, or 64 bits: the compiler infers the width."""

_BYTE, _WORD, _INDEX = ir.IntType(8), ir.IntType(64), ir.IntType(32)
WIDTH = 64
"""Bytes that one mask tells of."""
ONE = np.uint64(1)
ONES = np.uint64(0x0101010101010101)
HIGH = np.uint64(0xF0F0F0F0F0F0F0F0)
ZEROS = np.uint64(0x3030303030303030)
SIXES = np.uint64(0x0606060606060606)


def _load(context: Any, builder: Any, signature: Any, args: Any, kind: Any) -> Any:
    """Bytes from a place of an array, as one value of a type."""
    array = context.make_array(signature.args[0])(context, builder, value=args[0])
    place = builder.gep(array.data, [args[1]])
    return builder.load(builder.bitcast(place, kind.as_pointer()), align=1)


def _compared(relation: str, *, signed: bool) -> Any:
    """A mask: bit i tells how the i-th byte from a place stands to a given byte."""

    def mask(_context: Any, _array: Any, _at: Any, _byte: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            vector = ir.VectorType(_BYTE, WIDTH)
            found = _load(context, builder, signature, args, vector)
            blank = ir.Constant(vector, ir.Undefined)
            one = builder.insert_element(blank, args[2], ir.Constant(_INDEX, 0))
            same = builder.shuffle_vector(one, blank, ir.Constant(ir.VectorType(_INDEX, WIDTH), [0] * WIDTH))
            compare = builder.icmp_signed if signed else builder.icmp_unsigned
            return builder.bitcast(compare(relation, found, same), _WORD)

        return types.uint64(_array, types.int64, types.int8 if signed else types.uint8), code

    return mask


equal: Any = intrinsic(_compared("==", signed=False))
"""`equal(array, at, byte)`: which of the 64 bytes from `at` on equal a byte, as bits of a word."""
least: Any = intrinsic(_compared(">=", signed=False))
"""`least(array, at, byte)`: which of them are so much or more."""
under: Any = intrinsic(_compared("<", signed=True))
"""`under(array, at, byte)`: which of them are less, both taken with a sign."""


def _word_at(_typing: Any, array: Any, _at: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _load(context, builder, signature, args, _WORD)

    return types.uint64(array, types.int64), code


def _lowest(_typing: Any, _word: Any) -> Any:
    def code(_context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.uint64), code


def _prefetch(_typing: Any, array: Any, _at: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        made = context.make_array(signature.args[0])(context, builder, value=args[0])
        place = builder.bitcast(builder.gep(made.data, [args[1]]), _BYTE.as_pointer())
        kind = ir.FunctionType(ir.VoidType(), [_BYTE.as_pointer(), _INDEX, _INDEX, _INDEX])
        hint = builder.module.declare_intrinsic("llvm.prefetch", [_BYTE.as_pointer()], kind)
        builder.call(hint, [place, *(ir.Constant(_INDEX, number) for number in (1, 3, 1))])
        return context.get_dummy_value()

    return types.none(array, types.int64), code


word_at: Any = intrinsic(_word_at)
"""`word_at(array, at)`: the eight bytes from `at` on, the first of them lowest."""
lowest: Any = intrinsic(_lowest)
"""`lowest(word)`: the place of the lowest bit that is set; one must be."""
prefetch: Any = intrinsic(_prefetch)
"""`prefetch(array, index)`: fetch an element that will soon be written."""


@njit(nogil=True, forceinline=True)
def all_digits(word: Word) -> Any:
    """Whether all eight bytes are ASCII digits; both halves of the test are needed, or signs would pass."""
    return (word & HIGH) == ZEROS and ((word + SIXES) & HIGH) == ZEROS


@njit(nogil=True, forceinline=True)
def eight_digits(word: Word) -> Int:
    """The number that eight ASCII digits write."""
    word = (word & np.uint64(0x0F0F0F0F0F0F0F0F)) * np.uint64(2561) >> np.uint64(8)
    word = (word & np.uint64(0x00FF00FF00FF00FF)) * np.uint64(6553601) >> np.uint64(16)
    return np.int64((word & np.uint64(0x0000FFFF0000FFFF)) * np.uint64(42949672960001) >> np.uint64(32))
