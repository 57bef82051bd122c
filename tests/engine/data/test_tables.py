"""Tables: whatever delimited text looks like, its columns come out, or the line that is wrong."""

import csv
import io
import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.data import delimited
from engine.data.delimited import DELIMITERS, sniff
from engine.data.tables import CATEGORY_LIMIT, Cell, read_table
from engine.registry import SettingError

PLAIN = "age,height,group\n31,1.75,a\n45,1.62,b\n28,1.8,a\n"


def column(table, name):
    return table.column(name).values().tolist()


def texts(table, name):
    found = table.column(name)
    return [found.categories[code] if code >= 0 else "" for code in found.codes]


def check_plain(table):
    assert [c.name for c in table.columns] == ["age", "height", "group"]
    assert column(table, "age") == [31.0, 45.0, 28.0]
    assert column(table, "height") == [1.75, 1.62, 1.8]
    assert texts(table, "group") == ["a", "b", "a"]
    assert table.numeric == ("age", "height") and table.row_count == 3
    assert table.preview[1] == ("45", "1.62", "b")


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_end_are_found(delimiter, line_end):
    check_plain(read_table(PLAIN.replace(",", delimiter).replace("\n", line_end)))


def test_spaces_quotes_and_blank_lines_do_not_matter():
    check_plain(
        read_table('\n"age", height ,group\n\n31,"1.75",a\n45, 1.62 , b\n,,\n"28",1.8,"a"\n \n\n')
    )


def test_a_semicolon_lets_the_comma_be_decimal():
    table = read_table("a;b\n1,5;2\n-3,25;1e2\n4.5;0\n")
    assert column(table, "a") == [1.5, -3.25, 4.5]
    assert column(table, "b") == [2.0, 100.0, 0.0]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8-sig"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp949", "cp949"),
        ("utf-16", "utf-16"),
    ],
)
def test_korean_files_are_read_in_every_encoding_that_excel_writes(tmp_path, encoding, found):
    path = tmp_path / "키.csv"
    path.write_bytes("나이\t키\t반\n31\t1.75\t가\n45\t1.62\t나\n".encode(encoding))
    table = read_table(path)
    assert (table.name, table.encoding, table.layout.delimiter) == ("키.csv", found, "\t")
    assert column(table, "나이") == [31.0, 45.0] and texts(table, "반") == ["가", "나"]


def test_pasted_text_may_begin_with_a_mark():
    check_plain(read_table("\ufeff" + PLAIN))


@pytest.mark.parametrize(
    ("text", "has_header"),
    [
        (PLAIN, True),
        ("1,2\n3,4\n", False),
        ("a,1,2\nb,3,4\n", False),
        ("id,2019,2020\n1,5,6\n2,7,8\n", True),
        ("a,b\nNA,x\n3,y\n4,z\n", True),
        ("a,b\n,\n1,x\n", True),
        ("1,2\nx,4\n", False),
    ],
)
def test_a_header_is_a_word_over_numbers(text, has_header):
    assert read_table(text).layout.has_header is has_header


def test_the_user_may_know_better_about_the_header():
    table = read_table("1,2\n3,4\n", has_header=True)
    assert [c.name for c in table.columns] == ["1", "2"] and table.row_count == 1
    table = read_table("1,2\n3,4\n")
    assert [c.name for c in table.columns] == ["column 1", "column 2"]


def test_every_column_gets_a_name_of_its_own():
    table = read_table("a,,a,a (2),\n1,2,3,4,5\n")
    assert [c.name for c in table.columns] == ["a", "column 2", "a (2)", "a (2) (2)", "column 5"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "rows of numbers, got nothing"),
        ("\n \n,,\n", "rows of numbers, got nothing"),
        ("a,b\n1,2\n3,4,5\n6,7\n", "Line 3 expects 2 columns, got 3"),
        ("a,b,c\n1,2,3\n\n3,4\n6,7,8\n", "Line 4 expects 3 columns, got 2"),
        ("My table\na,b\n1,2\n3,4\n", "Line 1 expects 2 columns, got 1"),
        ("a,b\nx,y\n", "at least one column of numbers, got only text in column 1, column 2"),
        ('a,b\n1,"x\n2,y\n3,z\n', "The row after line 1 expects quotes in pairs"),
        ('a,b\n1,"x"y\n', "The row after line 1 expects quotes in pairs"),
        ("a,b\n1,\0\n", "a text file .* the pasted text, which is binary"),
    ],
)
def test_what_is_no_table_is_refused_with_the_line(text, message):
    with pytest.raises(SettingError, match=message):
        read_table(text)


def test_a_header_without_rows_is_refused():
    with pytest.raises(SettingError, match="rows of numbers below its header, got none"):
        read_table("a,b\n", has_header=True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "table.csv, which is binary"),
        (b"PK\x03\x04rest", "looks like a workbook: save it as CSV"),
        (b"a,b\n1,\xff\xff\n", "UTF-8 or CP949, got something else in table.csv"),
        (b"a,b\n1,\xea", "UTF-8 or CP949"),
        (b"\xff\xfea", "table.csv, which is binary"),
        (b"", "rows of numbers, got nothing"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, content, message):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(SettingError, match=message):
        read_table(path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(SettingError, match="a file that can be read, got"):
            read_table(path)


def test_text_in_a_column_of_numbers_is_named_with_its_line():
    table = read_table('age,size,note\n1,2,"two\nlines"\n\n3,4,x\nabc,5,y\n')
    assert table.numeric == ("size",)
    with pytest.raises(
        SettingError, match=r"^Line 6, column 'age' expects a number, got 'abc': correct it"
    ):
        table.column("age").values()


@pytest.mark.parametrize("cell", ["1_000", "1,5", "0x10", "1e", "12 %", "1 000"])
def test_what_only_resembles_a_number_is_text(cell):
    table = read_table(f"a\tb\n1\t2\n{cell}\t3\n")
    assert table.numeric == ("b",) and texts(table, "a") == ["1", cell]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("", "Line 3, column 'b' expects a value, got an empty cell: fill it"),
        ("NA", "Line 3, column 'b' expects a finite number, got 'NA'"),
        ("nan", "Line 3, column 'b' expects a finite number, got 'nan'"),
        ("-inf", "Line 3, column 'b' expects a finite number, got '-inf'"),
        ("1e999", "Line 3, column 'b' expects a finite number, got '1e999'"),
    ],
)
def test_a_missing_number_leaves_a_gap_in_a_column_of_numbers(cell, message):
    table = read_table(f"a,b\n1,2\n2,{cell}\n3,4\n")
    found = table.column("b")
    assert found.is_numeric and found.given().tolist() == [True, False, True]
    with pytest.raises(SettingError, match=message):
        found.refuse_gap()
    table.column("a").refuse_gap()


def test_a_column_of_gaps_alone_is_text():
    table = read_table("a,b,c\n1,,NA\n2,,NA\n")
    assert table.numeric == ("a",)
    assert texts(table, "b") == ["", ""] and texts(table, "c") == ["NA", "NA"]
    with pytest.raises(SettingError, match="Line 2, column 'b' expects a number, got ''"):
        table.column("b").values()


def test_a_missing_column_is_named_with_those_that_are_there():
    with pytest.raises(SettingError, match="columns age, height, group, got 'weight'"):
        read_table(PLAIN).column("weight")


def test_columns_that_turn_to_text_late_are_read_whole(monkeypatch):
    monkeypatch.setattr(delimited, "CHUNK_ROWS", 2)
    table = read_table("a,b,c\n01,2,x\n1,2,y\n\n2,3,x\nz,4,y\n5,,x\n")
    assert texts(table, "a") == ["01", "1", "2", "z", "5"]
    assert column(table, "b")[:4] == [2, 2, 3, 4] and math.isnan(column(table, "b")[4])
    assert table.column("a").word == Cell(6, "z") and table.column("b").gap == Cell(7, "")
    assert table.row_count == 5 and len(table.preview) == 5


def test_texts_that_name_every_row_are_not_kept():
    rows = "".join(f"{i},name {i}\n" for i in range(CATEGORY_LIMIT + 5))
    found = read_table("a,b\n" + rows).column("b")
    assert found.codes is None and found.categories == ()
    with pytest.raises(SettingError, match="more than 1000 different texts in column 'b'"):
        found.texts()


def test_reading_tells_how_far_it_is_and_can_be_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "CHUNK_ROWS", 100)
    path = tmp_path / "long.csv"
    path.write_text("a,b\n" + "1,2\n" * 100_000)
    shares: list[float] = []
    assert read_table(path, progress=shares.append).row_count == 100_000
    assert shares == sorted(shares) and 0 < shares[0] < 0.5 and shares[-1] == 1.0

    def cancel(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_table(path, progress=cancel)


def test_the_layout_prefers_the_delimiter_that_leaves_numbers():
    assert sniff("1,5;2,5;0\n3,5;1,5;1\n").delimiter == ";"
    assert sniff("1,2,a;b\n3,4,c;d\n").delimiter == ","
    assert sniff("a|b|c, d\n1|2|x, y\n").delimiter == "|"


words = st.text(alphabet="abc가나 ,;\t|\"'\n.", min_size=1, max_size=6).filter(
    lambda word: word.strip() not in ("", ".")
)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.floats(allow_nan=False, allow_infinity=False), st.integers(-9, 9), words, words
        ),
        min_size=3,
        max_size=20,
    ),
    delimiter=st.sampled_from(DELIMITERS),
)
def test_what_a_csv_writer_wrote_is_read_back(rows, delimiter):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["x", "n", "word", "other"])
    for x, n, word, other in rows:
        number = repr(x).replace(".", ",") if delimiter == ";" else repr(x)
        writer.writerow([number, n, word, other])
    assume(sniff(text.getvalue()).delimiter == delimiter)
    table = read_table(text.getvalue())
    assert column(table, "x") == [x for x, *_ in rows]
    assert column(table, "n") == [n for _, n, *_ in rows]
    assert texts(table, "word") == [word.strip() for _, _, word, _ in rows]
    assert texts(table, "other") == [other.strip() for *_, other in rows]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='ab1.,;\t|"\n\r -', max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        table = read_table(text)
    except SettingError:
        return
    assert {len(c.given()) for c in table.columns} == {table.row_count}
    assert all(np.isfinite(table.column(name).values()).any() for name in table.numeric)
