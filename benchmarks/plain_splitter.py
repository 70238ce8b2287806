"""Splits delimited text in plain Python: slow, short, written from the rules and not from the compiled kernels.

Tests and `make fuzz-kernels` hold the kernels against it.
"""

import re

BLANK = re.compile(rb"[ \t]*")


def split(data, shapes):
    """Rows of each shape as (line, fields), and bad records as (line, reason, raw), lines from 1."""
    rows = [[] for _ in shapes]
    bad, seen = [], set()
    at, line = 0, 1
    while at < len(data):
        position, fields, end = record(data, at, shapes)
        raw = data[at:end]
        if position is not None or not BLANK.fullmatch(raw):
            headers = {shape.header.encode() for shape in shapes if shape.header}
            if not is_utf8(raw):
                bad.append((line, "encoding", raw))
            elif raw in headers:
                if raw in seen:
                    bad.append((line, "header again", raw))
                seen.add(raw)
            elif position is None:
                bad.append((line, "columns", raw))
            else:
                rows[position].append((line, fields))
        line += len(re.findall(rb"\r\n|\r|\n", raw)) + 1
        at = end + (2 if data[end : end + 2] == b"\r\n" else 1)
    return rows, bad


def record(data, at, shapes):
    """Shape, fields and end of the record at a place."""
    line_end = re.compile(rb"[^\r\n]*").match(data, at).end()
    for separator in dict.fromkeys(shape.separator for shape in shapes):
        for fields, end in ways(data, at, line_end, separator):
            for position, shape in enumerate(shapes):
                if shape.separator == separator and shape.fields == len(fields):
                    return position, fields, end
    return None, [], line_end


def ways(data, at, line_end, separator):
    """The ways in which a record may be cut at a separator, the preferred one first."""
    line = data[at:line_end]
    if separator == "":
        if not BLANK.fullmatch(line):
            yield [line], line_end
        return
    if separator == " ":
        yield re.findall(rb"[^ \t]+", line), line_end
        return
    sign = re.escape(separator.encode())
    if separator in ",;\t|":
        blanks = rb"[ ]*" if separator == "\t" else rb"[ \t]*"
        quoted = rb'"((?:[^"]|"")*+)"(?!")' + blanks
        field = rb"(?:" + quoted + rb'|((?!")[^\r\n' + sign + rb"]*))"
        whole = re.compile(field + rb"(?:" + sign + field + rb")*(?=\r|\n|\Z)")
        if found := whole.match(data, at):
            yield cut(found.group(), field), found.end()
    yield line.split(separator.encode()), line_end


def cut(raw, field):
    """Fields of a record that is known to be well formed."""
    fields, at = [], 0
    while True:
        found = re.compile(field).match(raw, at)
        quoted, plain = found.groups()
        fields.append(plain if quoted is None else quoted.replace(b'""', b'"'))
        if found.end() >= len(raw):
            return fields
        at = found.end() + 1


def is_utf8(raw):
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
