"""Kills the program 30 times while keys are sent to it. After each death the file is whole, every form saved before the one
under the hands is there, the draft is offered where it stood, and keying goes on from there; at the end everything is
there as if nothing had happened."""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time

import key_lines
from disk_control import Disk
from key_window import LINES, PATIENCE, GLib, Window, compare, drafts, forms, make_file, wait, whole

N_FORMS = 45
MOST = 100  # steps between two deaths; a form has about 45
# How it dies: while keys are on their way; in the middle of a save; before a key reaches its draft; at rest.
DEATHS = ['storm'] * 10 + ['save'] * 10 + ['key'] * 5 + ['rest'] * 5
NUMBERS = {**{'a%d' % i: 'B%d' % i for i in range(1, 9)}, 'm1': 'D1', 'comment': 'D2', 'gender': 'A1', 'age': 'A2',
           'ethnicity': 'A3', 'education': 'A4', 'occupation': 'A5', 'residence': 'A6'}


def steps(line):
    """The keys of a form one by one: (row, key); a text is a step of its own."""
    yield from (('serial', digit) for digit in key_lines.number(line))
    yield 'serial', 'Return'
    for row, keys in key_lines.rows(line):
        if row == 'comment' and line['comment']:
            yield row, 'text'
            yield row, 'Return'
        yield from ((row, key) for key in keys)
    yield 'echo', 'Return'


def place(row):
    """How the page begins to tell the row."""
    if row.startswith('c') and row != 'comment':
        return 'Question %d of' % int(row[1:])
    return {'serial': 'Form number', 'field': 'Field', 'respondent': 'Respondent',
            'echo': 'The form is complete'}.get(row, NUMBERS.get(row, '?') + '. ')


class Keyer(threading.Thread):
    """Keys steps until the program is gone. Knows how many were sent, and how many the page has shown for certain."""

    def __init__(self, window, todo, now, until, one_by_one):
        super().__init__()
        self.window = window
        self.todo = todo
        self.sent = self.seen = now
        self.until = until
        self.one_by_one = one_by_one
        self.error = None
        self.start()

    def gone(self):
        return self.window.process.poll() is not None

    def run(self):
        while self.sent < self.until and not self.gone():
            try:
                self.send()
            except (AssertionError, GLib.Error, subprocess.CalledProcessError) as error:
                self.fail_unless_dying(error)

    def fail_unless_dying(self, error):
        try:
            self.window.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.error = error
            self.until = 0

    def send(self):
        """The keys of a form as far as a text, or one key."""
        line, row, key = self.todo[self.sent]
        end = self.sent + 1
        if key == 'text':
            wait(lambda: self.gone() or place('comment') in self.window.row(), 'the text of ' + line['serial'])
            self.sent = end
            self.window.write(line['comment'])
            self.seen = end
            return
        while not self.one_by_one and end < self.until and self.todo[end][0] is line and self.todo[end][2] != 'text':
            end += 1
        before = self.window.row(), self.window.held(), self.window.serial()
        keys = [key for line, row, key in self.todo[self.sent:end]]
        self.sent = end
        self.window.press(keys)
        if self.one_by_one:
            wait(lambda: self.gone() or (self.window.row(), self.window.held(), self.window.serial()) != before,
                 'what a key does')
            self.seen = end if not self.gone() else self.seen


def look(window, todo):
    """The step under the hands as far as the page shows it; never too far, though keys come in."""
    serial = window.serial()
    row = window.row()
    return next((i for i, step in enumerate(todo) if serial.startswith('%03d-' % int(step[0]['serial'])) and
                 place(step[1]) in row), 0)


def resume(window, path, todo, lines):
    """Where the page goes on after a start."""
    def in_order():
        stored, left = forms(path, 2), drafts(path)
        fresh = window.row() == 'Form number %03d' % key_lines.next_number(0, set(stored))
        return len(left) <= 1 and fresh == (not left) and (stored,)

    stored = wait(in_order, 'the drafts in order')[0]
    assert sorted(stored) == sorted(int(line['serial']) for line in lines[:len(stored)]), sorted(stored)
    under_hands = [i for i, step in enumerate(todo) if step[0] is lines[len(stored)]] if len(stored) < len(lines) else []
    if not under_hands:
        return len(todo)
    if not drafts(path):
        return under_hands[0]
    now = next(i for i in under_hands if place(todo[i][1]) in window.row())
    if todo[now][1] in ('serial', 'm1'):
        now += len(window.held().replace(', ', ''))
    if todo[now][2] == 'text' and window.text() != '':
        assert window.text() == todo[now][0]['comment'], window.text()
        now += 1
    return now


def key_and_die(window, todo, now, death, chance, disk):
    """Keys on from @now until the program dies; returns (steps seen, steps sent)."""
    until = min(now + chance.randint(1, MOST), len(todo))
    if death == 'save':
        until = min(now + MOST, len(todo))
        disk.set(kill_file=chance.randint(1, 25))
    if death == 'key':
        disk.set(kill_draft=chance.randint(1, MOST // 2))
    keyer = Keyer(window, todo, now, until, death == 'key')
    seen = now
    if death == 'storm':
        end = time.monotonic() + chance.uniform(0, 0.4)
        while time.monotonic() < end:
            seen = max(seen, look(window, todo))
    else:
        keyer.join()
    if death == 'rest':
        wait(lambda: until == len(todo) or look(window, todo) >= first_like(todo, until), 'the last key')
        seen = keyer.sent
    window.kill()
    keyer.join()
    if keyer.error is not None:
        raise keyer.error
    disk.set(kill_file=0, kill_draft=0)
    return max(seen, keyer.seen), keyer.sent


def first_like(todo, index):
    """The first step of the row that a step belongs to: the page shows the row."""
    while index > 0 and todo[index - 1][:2] == todo[index][:2]:
        index -= 1
    return index


def die_at_first_record(path, disk):
    """The draft that was being made holds nothing; it does not stay behind."""
    window = Window(path, environment=disk.environment())
    disk.set(kill_draft=1)
    window.press(['Return'])
    window.process.wait(PATIENCE)
    assert [os.path.getsize(draft) for draft in drafts(path)] == [0]


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else int.from_bytes(os.urandom(4), 'big')
    print('# seed %d' % seed, flush=True)
    chance = random.Random(seed)
    lines = [{**line, 'procedure': '', 'officer': '', 'interviewer': '', 'date': '', 'channel': '',
              'ethnicity': '1', 'occupation': '1'} for line in key_lines.read(LINES)[:N_FORMS]]
    todo = [(line, row, key) for line in lines for row, key in steps(line)]
    seen, sent = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(folder, lines)
        disk = Disk(path)
        die_at_first_record(path, disk)
        for death in chance.sample(DEATHS, len(DEATHS)) + [None]:
            window = Window(path, environment=disk.environment())
            now = resume(window, path, todo, lines)
            assert seen <= now <= sent, (seen, now, sent)
            if death is None:
                break
            seen, sent = key_and_die(window, todo, now, death, chance, disk)
            print('# %s: %d seen, %d sent' % (death, seen, sent), flush=True)
            whole(path)
        Keyer(window, todo, now, len(todo), False).join()
        wait(lambda: len(forms(path, 2)) == len(lines) and not drafts(path), 'the last form in the file')
        window.close()
        compare(path, lines)


main()
