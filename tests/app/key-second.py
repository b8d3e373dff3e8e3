"""A second copy of the program. In the same session it hands over to the first, and the form under the hands stays; in
another session two copies key into one file: no form is lost, and a number keyed twice is refused in words and kept."""

import subprocess
import tempfile

import key_lines
from key_window import (APP, LINES, PATIENCE, Window, cli, drafts, forms, key_form, make_file,
                        seen_from_here, start_bus, wait)


def hand_over(path):
    window = Window(path)
    window.press(['Return', '2', '1', '1', '3'])
    wait(lambda: 'A3. ' in window.row(), 'the fifth key')
    for arguments in (['--db', path, '--view', 'entry', '--survey', '2'], ['--db', path], []):
        done = subprocess.run([APP, *arguments], timeout=PATIENCE)
        assert done.returncode == 0, done
    window.press(['ctrl+n', '1'])
    wait(lambda: 'A4. ' in window.row() and window.serial().startswith('001-'), 'the form under the hands')
    window.press(['ctrl+z'] * 6)
    window.kill()


def two_copies(path, lines):
    one = Window(path)
    other = Window(path, environment={**start_bus(), **seen_from_here()})
    one.focus()
    key_form(one, lines[0], ['Return'])
    wait(lambda: len(forms(path, 2)) == 1, 'the form of the first copy')
    stored = forms(path, 2)[1]

    other.focus()
    key_form(other, {**lines[1], 'serial': '001'}, ['Return'])
    wait(lambda: 'kept aside' in other.message(), 'the words on the number keyed twice')
    assert forms(path, 2) == {1: stored}, forms(path, 2)
    key_form(other, lines[1], ['Return'])
    wait(lambda: 2 in forms(path, 2), 'the next form of the other copy')

    one.focus()
    key_form(one, lines[2], ['3', 'Return'])
    wait(lambda: 3 in forms(path, 2), 'the next form of the first copy')
    return one, other, stored


def put_right(path, other, lines):
    """The form kept aside gets another number."""
    other.focus()
    other.press(['ctrl+f', '1', 'Return'])
    wait(lambda: 'kept aside' in other.message(), 'the stored form')
    other.press(['F3', 'Return'])
    wait(lambda: 'puts it right' in other.message(), 'the form kept aside')
    other.press(['Up'] * (len(list(key_lines.rows(lines[1]))) + 10))
    wait(lambda: other.row().startswith('Form number'), 'its number')
    other.press(['BackSpace', '9', 'Return', 'Return'])
    wait(lambda: 9 in forms(path, 2) and not drafts(path), 'the form under its new number')


def main():
    lines = [{**line, 'comment': ''} for line in key_lines.read(LINES)[:3]]
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(folder, lines)
        hand_over(path)
        for draft in drafts(path):
            subprocess.run(['rm', draft], check=True)
        one, other, stored = two_copies(path, lines)
        put_right(path, other, lines)
        got = forms(path, 2)
        assert sorted(got) == [1, 2, 3, 9] and got[1] == stored and got[9] == got[2], got
        for window in (one, other):
            window.focus()
            window.close()
        cli(path, 'db', 'check')
        cli(path, 'audit', 'verify')


main()
