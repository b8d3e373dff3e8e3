"""After a power cut every saved form is there: its draft goes only when its commit is on the disk."""

import tempfile

import key_lines
from disk_control import Disk
from key_window import LINES, Window, drafts, forms, key_form, make_file, wait


def main():
    lines = key_lines.read(LINES)[:10]
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(folder, lines)
        disk = Disk(path)
        window = Window(path, environment=disk.environment())
        for line in lines:
            key_form(window, line, ['Return'])
        wait(lambda: len(forms(path, 2)) == len(lines) and not drafts(path), 'the last form in the file')
        calls = disk.calls()
        window.close()

    dirty, written, removed = False, 0, 0
    for call, name in calls:
        if name.startswith('.draft-') and call == 'unlink':
            assert written > 0 and not dirty, 'a draft went before its form was on the disk'
            removed += 1
            written = 0
        elif name == '-wal':
            dirty = call == 'write'
            written += call == 'sync'
    assert removed == len(lines), (removed, calls)


main()
