"""A text under way is never lost: not by a pause, a remark, the way back, another view, nor by the program's death."""

import tempfile

import key_lines
from key_window import LINES, Window, drafts, forms, make_file, wait

TEXT = 'Cảm ơn bộ phận một cửa'


def rests(window, keys, what):
    """The text is still there after @keys, and has the hands again."""
    window.press(keys)
    wait(lambda: window.text() == TEXT, 'the text after ' + what)


def main():
    lines = key_lines.read(LINES)[:3]
    line = {**lines[0], 'comment': TEXT}
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(folder, lines)
        window = Window(path)
        window.press(['Return'] + [key for name, row in key_lines.rows(line) for key in row])
        window.write(TEXT)
        rests(window, ['F9', 'F9'], 'a pause')
        rests(window, ['F2', 'Escape'], 'a remark')
        rests(window, ['F4'], 'a flag')
        rests(window, ['Escape', 'ctrl+n'], 'another view')
        window.press(['Up'])
        wait(lambda: 'D1. ' in window.row(), 'the question before')
        rests(window, ['Down'], 'the way back')
        window.write('')
        window.write(TEXT)
        window.kill()

        window = Window(path)
        rests(window, [], 'the death of the program')
        window.press(['Return', 'Return'])
        wait(lambda: len(forms(path, 2)) == 1 and not drafts(path), 'the form in the file')
        assert forms(path, 2)[1][-1].endswith(TEXT), forms(path, 2)
        window.close()


main()
