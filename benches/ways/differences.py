"""Compares the scores of two ways, number by number: 97.5 and 97.50 are equal, 97.49999999999999 is not.

    python3 differences.py EXPECTED FOUND      CSV with heads; says in one line what differs
"""

import csv
import sys
from decimal import Decimal, InvalidOperation


def number(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def rows(path):
    """Of columns with the same head the last one counts: a workbook has its facts before its scores."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        columns = {head: at for at, head in enumerate(next(reader))}
        for row in reader:
            yield columns, row


def main():
    expected, found = map(rows, sys.argv[1:])
    units = values = 0
    first = None
    for (heads, row), (other_heads, other) in zip(expected, found, strict=True):
        units += 1
        for head, at in heads.items():
            # the upper end of an interval: nobody else has one
            if head == "总分上限" and row[at] == "":
                continue
            value = other[other_heads[head]]
            if row[at] != value and number(row[at]) != number(value):
                values += 1
                first = first or f"{row[0]} {head} {row[at]} ≠ {value}"
    print("相同" if values == 0 else f"{units}个单位中{values}处不同，如{first}")


if __name__ == "__main__":
    main()
