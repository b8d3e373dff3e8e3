"""A full disk: the page says so and takes no key; once there is room again Try Again stores everything."""

import tempfile

import key_lines
from disk_control import ALL, DATABASE, Disk
from key_window import LINES, Window, cli, compare, drafts, forms, key_form, make_file, wait


WORDS = 'Not written to disk'


def refuses(window):
    """The page says what is wrong and takes no key."""
    wait(lambda: WORDS in window.message(), 'the words on the full disk')
    before = window.row(), window.echo(), window.serial()
    window.press(['1', '2', 'Return'])
    wait(lambda: WORDS in window.message(), 'the words on the full disk')
    assert (window.row(), window.echo(), window.serial()) == before, 'a key was taken on a full disk'


def tries_in_vain(window, disk):
    """While the disk is full, Try Again changes nothing."""
    n_refused = len(disk.refusals())
    window.push('Try Again')
    wait(lambda: len(disk.refusals()) > n_refused, 'another refusal')
    refuses(window)


def main():
    lines = [{**line, 'comment': ''} for line in key_lines.read(LINES)[:4]]
    for line in lines:
        line.update(procedure='', officer='', interviewer='', date='', channel='')
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(folder, lines)
        disk = Disk(path)
        window = Window(path, environment=disk.environment())
        key_form(window, lines[0], ['Return'])
        wait(lambda: len(forms(path, 2)) == 1 and not drafts(path), 'the first form in the file')

        # The database cannot grow: the form waits in its draft.
        disk.set(full=DATABASE)
        key_form(window, lines[1], ['Return'])
        refuses(window)
        tries_in_vain(window, disk)
        assert len(forms(path, 2)) == 1 and len(drafts(path)) == 1, drafts(path)
        disk.set(full=0)
        window.push('Try Again')
        wait(lambda: len(forms(path, 2)) == 2 and not drafts(path), 'the form that waited')

        # Nothing can be written: the key under the hands is refused, and taken later.
        rows = [key for name, row in key_lines.rows(lines[2]) for key in row]
        window.press(['Return'] + rows[:10])
        wait(lambda: 'B3. ' in window.row(), 'the eleventh key')
        disk.set(full=ALL)
        window.press(rows[10:11])
        wait(lambda: WORDS in window.message(), 'the words on the full disk')
        assert 'B3. ' in window.row(), window.row()
        disk.set(full=0)
        window.push('Try Again')
        wait(lambda: WORDS not in window.message(), 'the words gone')
        window.press(rows[10:])
        wait(lambda: window.echo() == key_lines.echo(lines[2]), 'the echo line')
        window.press(['Return'])
        wait(lambda: len(forms(path, 2)) == 3 and not drafts(path), 'the third form')

        # Killed while the disk was full: the next start stores it.
        disk.set(full=DATABASE)
        key_form(window, lines[3], ['Return'])
        wait(lambda: WORDS in window.message(), 'the words on the full disk')
        window.kill()
        disk.set(full=0)
        window = Window(path, environment=disk.environment())
        wait(lambda: len(forms(path, 2)) == 4 and not drafts(path), 'the form left in its draft')
        window.close()
        compare(path, lines)
        cli(path, 'db', 'check')
        cli(path, 'audit', 'verify')


main()
