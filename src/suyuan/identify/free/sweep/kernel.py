"""Compiled: one pass over the characters of each text; tells which finders may find something in it.

A number that stands plainly, digits alone between other characters, is judged here by the checks of the column
kernel, so that a text with nothing else needs no finder at all. `st` holds what was seen so far in one text.
"""

import numpy as np
from numba import njit

from suyuan.identify.free.sweep import marks as m
from suyuan.identify.kernel.codes import Flag, Int, next_code
from suyuan.identify.kernel.numbers import card, id_card, phone

(
    AT_CHAR, LAST_BITS, SEEN,
    SPELLED, LONGEST, LAST_SPELLED, BROKEN, JUDGED, UNKNOWN, LOOSE, SIGNS, ZEROS,
    COUNT, LAST_DIGIT, FIRST_BYTE, END_BYTE, PLAINLY, BEFORE, AFTER, FIRST_CHAR,
    FIRST_LETTER, SECOND_LETTER, LAST_LETTER, LETTERS,
    WORD, LAST_WORD, WORD_LETTER, WORD_INSIDE, WORD_DIGIT, WORD_LONG,
    DIGITS, KNOWN, KNOWN_PHONES, DOTS, COLONS, LAST_DOT, REACH, LAST_WEI, LAST_PAIR, LAST_HEAD, LAST_OTHER, LAST_MONEY,
    FINDERS, SIZE,
) = range(44)  # fmt: skip
"""Places in `st`."""
FAR = -1000
"""A place before every text."""
ALIPAY, EMAIL, URL, WECHAT, TELEGRAM, PAPERS, TOKENS, NUMBERS, ANNOUNCED, PLATES, QQ, LANDLINES, FOREIGN = (
    1 << n for n in range(13)
)
"""Finders that may find something."""
JUDGED_HERE = 1 << 13
"""Numbers were judged in the pass itself."""
EVERY = 2 * JUDGED_HERE - 1
(
    _LETTER_A,
    _LETTER_D,
    _LETTER_H,
    _LETTER_J,
    _LETTER_O,
    _LETTER_Q,
    _LETTER_T,
    _LETTER_V,
    _LETTER_W,
    _LETTER_X,
) = (
    1,
    4,
    8,
    10,
    15,
    17,
    20,
    22,
    23,
    24,
)
_CUE_BITS = m.WECHAT | m.QQ | m.TELEGRAM | m.ALIPAY | m.PHONE | m.PAPER | m.CODE | m.AT | m.PLUS | m.COIN
_CUES = _CUE_BITS | m.ORDINAL | m.XIN | m.WEI | m.PAIR | m.NUMBER | m.HEAD | m.OTHER | m.MONEY


@njit(nogil=True, forceinline=True)
def begin(st: np.ndarray) -> None:
    """Forget the text before."""
    st[:] = 0
    for place in (LAST_SPELLED, LAST_DIGIT, LAST_LETTER, LAST_WORD, LAST_DOT, LAST_WEI, LAST_PAIR, LAST_HEAD, LAST_OTHER, LAST_MONEY):  # fmt: skip
        st[place] = FAR


@njit(nogil=True, forceinline=True)
def end_spelled(st: np.ndarray) -> None:
    """Close a chain of signs that may spell a number."""
    st[LONGEST] = max(st[LONGEST], st[SPELLED])
    left = (st[SPELLED] if st[SPELLED] >= 22 else st[SIGNS]) - st[JUDGED]
    if left >= 11 and left != st[UNKNOWN]:
        st[LOOSE] |= 1
    st[SPELLED] = st[SIGNS] = st[JUDGED] = st[UNKNOWN] = 0


@njit(nogil=True, forceinline=True)
def spell(st: np.ndarray, bits: Int, place: Int) -> None:
    """One sign that may be part of a spelled number."""
    if st[BROKEN]:
        if not (bits & m.PLAIN and place - st[LAST_SPELLED] <= 11):
            end_spelled(st)
        st[BROKEN] = 0
    st[SPELLED] += 3 if bits & m.TWO else 1
    st[SIGNS] += 0 if bits & m.LETTER and not bits & m.SHAPE else 3 if bits & m.TWO else 1
    st[LAST_SPELLED] = place


@njit(nogil=True, forceinline=True)
def plain_number(st: np.ndarray, data: np.ndarray, end: Int, tables: np.ndarray, buf: np.ndarray) -> Int:
    """What digits that stand plainly are: 0 none, 1 to 6 a kind and its standing; -1 where finders must look."""
    size, first = st[END_BYTE] - st[FIRST_BYTE], st[FIRST_BYTE]
    touched = m.LETTER | m.DIGIT | m.AT | m.PLUS | m.DASH | m.OPEN | m.MONEY | m.XIN
    if not st[PLAINLY] or (st[BEFORE] | st[AFTER]) & touched or data[first] == 0x30 or size < 11:
        return -1
    for place in (first - 1, st[END_BYTE]):
        if 0 <= place < end and data[place] in (0x2E, 0x5F, 0x29):
            return -1
    if st[FIRST_CHAR] - st[LAST_MONEY] <= 3 or size == 17:
        return -1
    if size > 19:
        return 0
    for place in range(size):
        buf[place] = data[first + place]
    found = 0
    for kind, seen in (
        (0, id_card(buf, size, tables)[1]),
        (1, phone(buf, size, tables)[1]),
        (2, card(buf, size, tables)[1]),
    ):
        if seen and not found:
            found = kind * 2 + seen
    if found == 6 and not (buf[0] == 0x36 and buf[1] == 0x32):
        return 0
    # an old number without check digit may be anything; a card or a doubtful number needs a look at the words before
    if found == 2 and size == 15:
        return -1
    if found > 3 or found in (2, 4):
        return -1 if st[FIRST_CHAR] - st[LAST_OTHER] <= 14 else found
    return found


@njit(nogil=True, forceinline=True)
def end_number(
    st: np.ndarray, text: tuple[np.ndarray, Int], tables: np.ndarray, buf: np.ndarray, found: np.ndarray
) -> None:
    """Close a chain of digits: judge it here or leave it to the finders. `text` is its bytes and where they end."""
    if st[COUNT] >= 10:
        what = plain_number(st, text[0], text[1], tables, buf)
        size = st[END_BYTE] - st[FIRST_BYTE]
        if what < 0:
            st[FINDERS] |= LANDLINES | (NUMBERS if st[COUNT] >= 11 else 0)
        elif what == 0:
            st[UNKNOWN] += size
            st[LOOSE] |= 2
        else:
            found[what - 1] += 1
            st[JUDGED] += size
            st[KNOWN] += size
            st[KNOWN_PHONES] += size if size == 11 else 0
            st[FINDERS] |= JUDGED_HERE
    st[COUNT] = 0


@njit(nogil=True, forceinline=True)
def count_digit(st: np.ndarray, bits: Int, place: Int, first: Int, last: Int) -> None:
    """One digit, however written; a chain that goes on or a new one."""
    if st[COUNT] == 0:
        st[FIRST_BYTE], st[BEFORE], st[PLAINLY], st[FIRST_CHAR] = first, st[LAST_BITS], 1, place
    elif first != st[END_BYTE]:
        st[PLAINLY] = 0
    if last - first > 1 or not bits & m.PLAIN:
        st[PLAINLY] = 0
    st[COUNT] += 3 if bits & m.TWO else 1
    st[LAST_DIGIT], st[END_BYTE], st[AFTER] = place, last, 0
    if not bits & m.LETTER:
        st[DIGITS] += 3 if bits & m.TWO else 1
    if bits & st[LAST_BITS] & m.ZERO:
        st[ZEROS] = 1


@njit(nogil=True, forceinline=True)
def read_letter(st: np.ndarray, letter: Int, place: Int, cues: tuple[np.ndarray, np.ndarray]) -> None:
    """One Latin letter: cue words, the end of a web address, a plate after its province."""
    if place - st[LAST_LETTER] != 1:
        st[FIRST_LETTER] = st[SECOND_LETTER] = 0
    one, two = st[FIRST_LETTER], st[SECOND_LETTER]
    seen = np.int64(0)
    if two:
        seen |= np.int64(cues[1][two * 32 + letter])
        if one:
            seen |= np.int64(cues[0][(one * 32 + two) * 32 + letter])
            if one == _LETTER_D and two == _LETTER_O and letter == _LETTER_T:
                st[LAST_DOT], st[REACH] = place, 4
        elif two == _LETTER_A and letter == _LETTER_T:
            seen |= m.AT
    elif letter in (_LETTER_V, _LETTER_W):
        seen |= m.WECHAT
    elif letter == _LETTER_Q:
        seen |= m.QQ
    elif letter == _LETTER_T:
        seen |= m.TELEGRAM
    elif letter in (_LETTER_H, _LETTER_J):
        seen |= m.PHONE
    elif letter == _LETTER_A and st[LAST_BITS] & m.OPEN:
        seen |= m.AT
    if letter == _LETTER_X and place - st[LAST_WEI] <= 3:
        seen |= m.WECHAT
    if place - st[LAST_DOT] <= st[REACH]:
        st[FINDERS] |= URL
    if place - st[LAST_HEAD] == 1:
        seen |= m.CODE
    if st[LAST_BITS] & m.PROVINCE:
        st[FINDERS] |= PLATES
    st[SEEN] |= seen
    st[FIRST_LETTER], st[SECOND_LETTER], st[LAST_LETTER] = two, letter, place
    st[LETTERS] += 1


@njit(nogil=True, forceinline=True)
def read_word(st: np.ndarray, bits: Int, place: Int) -> None:
    """One letter or digit of a sign such as a credit code, whose parts stand close together."""
    if place - st[LAST_WORD] > 2 or (place - st[LAST_WORD] == 2 and not st[LAST_BITS] & m.SEPARATOR):
        st[WORD] = st[WORD_LETTER] = st[WORD_INSIDE] = st[WORD_DIGIT] = 0
    st[WORD] += 1
    if st[WORD_LETTER]:
        st[WORD_INSIDE] = 1
    if bits & m.LETTER:
        st[WORD_LETTER] = 1
    else:
        st[WORD_DIGIT] = 1
    if st[WORD] >= 11:
        st[WORD_LONG] |= 2 if st[WORD] >= 15 and st[WORD_INSIDE] and st[WORD_DIGIT] else 1
    st[LAST_WORD] = place


@njit(nogil=True, forceinline=True)
def read_cue(st: np.ndarray, bits: Int, place: Int) -> None:
    """One character of a cue word, of an address or of what speaks against a number."""
    st[SEEN] |= bits & _CUE_BITS
    if bits & m.XIN and place - st[LAST_WEI] <= 3:
        st[SEEN] |= m.WECHAT
    if bits & m.WEI:
        st[LAST_WEI] = place
    if bits & m.PAIR:
        if place - st[LAST_PAIR] <= 3:
            st[SEEN] |= m.QQ
        st[LAST_PAIR] = place
    if bits & m.NUMBER:
        code = bits & m.HEAD and not st[LAST_BITS] & m.NUMBER
        st[SEEN] |= m.CODE if code or place - st[LAST_HEAD] <= 3 else 0
    st[SEEN] |= bits & st[LAST_BITS] & m.ORDINAL
    if bits & m.HEAD:
        st[LAST_HEAD] = place
    if bits & m.OTHER:
        st[LAST_OTHER] = place
    if bits & m.MONEY:
        st[LAST_MONEY] = place


@njit(nogil=True, forceinline=True)
def read_sign(st: np.ndarray, bits: Int, place: Int) -> None:
    """One dot, colon, dash or slash of an address in a network."""
    wordy = st[LAST_BITS] & (m.LETTER | m.PLAIN)
    if bits & m.DOT:
        tight = bits & m.PRINTED and not st[LAST_BITS] & m.BLANK
        st[LAST_DOT], st[REACH] = place, 1 if tight else 4
        st[DOTS] += 1 if wordy else 0
    if bits & (m.COLON | m.DASH):
        st[COLONS] += 1 if wordy else 0
        if bits & m.COLON and st[LAST_BITS] & m.COLON:
            st[COLONS] += 5
    if bits & m.SLASH and st[LAST_BITS] & m.SLASH:
        st[FINDERS] |= URL


@njit(nogil=True, forceinline=True)
def verdict(st: np.ndarray) -> Int:
    """Which finders may find something, at the end of a text."""
    seen, longest, finders = st[SEEN], st[LONGEST], st[FINDERS]
    if longest >= 3 and seen & m.ALIPAY:
        finders |= ALIPAY
    if seen & m.AT and st[LETTERS] >= 2:
        finders |= EMAIL
    if longest >= 5 and seen & m.WECHAT:
        finders |= WECHAT
    if longest >= 5 and seen & m.TELEGRAM:
        finders |= TELEGRAM
    if longest >= 5 and seen & m.QQ:
        finders |= QQ
    if seen & m.CODE and longest >= 3:
        finders |= TOKENS
    if st[LOOSE] & 1 or (st[LOOSE] and seen & m.PAPER):
        finders |= ANNOUNCED
    if seen & m.PHONE and st[DIGITS] - st[KNOWN] >= 7:
        finders |= LANDLINES
    if st[DIGITS] - st[KNOWN] >= 7 and (seen & m.PLUS or (st[ZEROS] and st[DIGITS] - st[KNOWN] >= 9)):
        finders |= FOREIGN
    digits = st[DIGITS] - st[KNOWN_PHONES]
    marked = (seen & m.PAPER and digits >= 6) or (seen & m.ORDINAL and digits >= 4)
    if (
        marked
        or st[WORD_LONG] & 2
        or (st[WORD_LONG] and (st[DOTS] >= 2 or seen & m.COIN))
        or st[DOTS] >= 3
        or st[COLONS] >= 5
    ):
        finders |= PAPERS
    return finders


@njit(nogil=True, forceinline=True)
def read_char(
    st: np.ndarray, bits: Int, place: Int, letter: Int, cues: tuple[np.ndarray, np.ndarray]
) -> None:
    """One character that is none of a number."""
    if bits & m.VALUE:
        spell(st, bits, place)
    elif not bits & m.NEUTRAL:
        st[BROKEN] = 1
    if letter:
        read_letter(st, letter, place, cues)
    if bits & (m.LETTER | m.PLAIN):
        read_word(st, bits, place)
    if bits & (m.DOT | m.COLON | m.DASH | m.SLASH):
        read_sign(st, bits, place)
    if bits & _CUES:
        read_cue(st, bits, place)


@njit(nogil=True, forceinline=True)
def code_at(data: np.ndarray, place: Int, end: Int) -> tuple[Int, Int]:
    """The code point and its length in bytes; those without marks count as the first Chinese character."""
    lead = np.int64(data[place])
    if 0xE0 <= lead < 0xF0 and place + 2 < end:
        return ((lead & 15) << 12) | ((np.int64(data[place + 1]) & 63) << 6) | (
            np.int64(data[place + 2]) & 63
        ), 3
    if lead < 0x80:
        return lead, 1
    code, width = next_code(data, place, end)
    if code >= m.TOP:
        return (0x200B if 0xE0000 <= code < 0xE0080 else 0x4E01), width
    return code, width


@njit(nogil=True, forceinline=True)
def is_without_checks(data: np.ndarray, at: Int, end: Int) -> Flag:
    """Whether a text has neither eleven digits beside each other nor an @, as written."""
    digits = 0
    while at < end:
        byte = data[at]
        at += 1
        if byte > 0x40:
            digits = 0
        elif 0x30 <= byte <= 0x39:
            digits += 1
            if digits == 11:
                return False
        elif byte == 0x40:
            return False
        else:
            digits = 0
    return True


@njit(nogil=True, forceinline=True)
def is_idle(data: np.ndarray, at: Int, end: Int, rough: np.ndarray) -> Flag:
    """Whether a text without letters and digits has too few signs beside each other to hold anything."""
    chain = longest = total = seen = np.int64(0)
    while at < end:
        code, width = code_at(data, at, end)
        what = np.int64(rough[code])
        at += width
        if what == 0:
            chain = np.int64(0)
            continue
        if what & m.ROUGH_LETTER:
            return False
        if what & m.ROUGH_VALUE:
            more = 3 if what & m.ROUGH_TWO else 1
            chain += more
            total += more
            longest = max(longest, chain)
        elif not what & m.ROUGH_NEUTRAL:
            chain = np.int64(0)
        seen |= what
    # plain digits may go on over words; numbers need five signs at least, and three will do after some cues
    if seen & m.ROUGH_PLAIN:
        longest = total
    colons = seen & m.ROUGH_COLON and seen & m.ROUGH_PLAIN
    return not colons and (longest < 3 or (longest < 5 and not seen & m.ROUGH_CUE))


@njit(nogil=True, forceinline=True)
def has_more(st: np.ndarray, bits: Int, place: Int) -> Flag:
    """Whether a character that is no digit lets the number before it go on."""
    return bits & m.SEPARATOR and place - st[LAST_DIGIT] <= 4
