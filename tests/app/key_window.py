"""The real program under the test's own X server and buses: keys by xdotool, what it shows by the accessibility
interface."""

import atexit
import csv
import ctypes
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

if shutil.which('xdotool') is None or shutil.which('Xvfb') is None or shutil.which('dbus-daemon') is None:
    sys.exit(77)

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

import key_lines

APP = os.environ['HL_APP']
CLI = os.environ['HL_CLI']
LINES = os.environ['HL_LINES']
PRCTL = ctypes.CDLL(None).prctl  # 1 = PR_SET_PDEATHSIG
PATIENCE = 120  # seconds: only a hanging program fails by it

STRIP = {'Procedure': 'procedure', 'Officer': 'officer', 'Interviewer': 'interviewer',
         'Survey date': 'date', 'Channel': 'channel', 'Keyed by': 'operator'}

FORMS = """
  SELECT r.serial, r.state, r.day, r.channel, r.respondent, f.name, p.name, o.code, i.code, r.flags,
         hex(r.answers), r.excluded_reason,
         (SELECT group_concat(question || '/' || option || '/' || text, char(10))
          FROM (SELECT * FROM response_text t WHERE t.response_id = r.id ORDER BY question, option))
  FROM response r
       LEFT JOIN survey_field f ON f.survey_id = r.survey_id AND f.position = r.field
       LEFT JOIN survey_procedure p ON p.survey_id = r.survey_id AND p.position = r.procedure
       LEFT JOIN person o ON o.id = r.officer
       LEFT JOIN person i ON i.id = r.interviewer
  WHERE r.survey_id = ? ORDER BY r.serial"""


def start(command, **options):
    """Starts a program that ends when the test does, however it ends."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=lambda: PRCTL(1, signal.SIGKILL), **options)


def start_display():
    """An X server of our own; it chooses its number itself, so that two tests never want the same."""
    ours, its = os.pipe()
    start(['Xvfb', '-displayfd', str(its), '-screen', '0', '1280x800x24', '-noreset', '-nolisten', 'tcp'],
          pass_fds=[its], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(its)
    with os.fdopen(ours) as answer:
        os.environ['DISPLAY'] = ':' + answer.readline().strip()


def start_bus():
    """A session bus of our own, whose accessibility bus lives in a folder of our own."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    ours, its = os.pipe()
    start(['dbus-daemon', '--session', '--nofork', '--print-address=%d' % its], pass_fds=[its],
          env={**os.environ, 'XDG_RUNTIME_DIR': folder}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(its)
    with os.fdopen(ours) as answer:
        return {'DBUS_SESSION_BUS_ADDRESS': answer.readline().strip(), 'XDG_RUNTIME_DIR': folder}


start_display()
os.environ.update(start_bus())


PROCEDURES = 'SELECT name FROM survey_procedure WHERE survey_id = 2 ORDER BY position'


class InVain(AssertionError):
    """Something did not come."""


def wait(condition, what, patience=PATIENCE):
    """Until @condition gives something true; the accessibility bus may stumble while a window comes or goes."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            answer = condition()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        time.sleep(0.005)
    raise InVain('in vain: ' + what)


def cli(path, *arguments, check=True):
    done = subprocess.run([CLI, '--lang', 'en', '--db', path, *arguments], capture_output=True, text=True)
    if check and done.returncode != 0:
        raise AssertionError('%s: %s' % (arguments, done.stderr))
    return done.stdout.strip()


def forms(path, survey):
    """Every form of a round in words, without numbers that depend on the order of work."""
    with sqlite3.connect('file:%s?mode=ro' % path, uri=True, timeout=PATIENCE) as db:
        return {row[0]: row[1:] for row in db.execute(FORMS, (survey,))}


def make_file(folder, lines):
    """A file whose round 1 holds the import of @lines and whose round 2 is open, alike, and empty."""
    path = os.path.join(folder, 'office.db')
    table = os.path.join(folder, 'lines.csv')
    with open(table, 'w', encoding='utf-8', newline='') as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    cli(path, 'survey', 'add', '--questionnaire', 'g1-2640', '--title', 'T', '--from', '2022-09-01',
        '--to', '2022-10-31', '--serials', '1-160', '--field', 'Hộ tịch:50:400', '--field', 'Chứng thực:100:840')
    cli(path, 'survey', 'open', '1')
    cli(path, 'response', 'import', '1', table)
    cli(path, 'survey', 'copy', '1')
    cli(path, 'survey', 'open', '2')
    return path


def whole(path):
    """The file is intact and its log covers it; a copy is looked at, so that the next start finds what it left."""
    with tempfile.TemporaryDirectory() as folder:
        for tail in ('', '-wal'):
            if os.path.exists(path + tail):
                shutil.copy(path + tail, folder)
        copy = os.path.join(folder, os.path.basename(path))
        cli(copy, 'db', 'check')
        cli(copy, 'audit', 'verify')
        return set(forms(copy, 2))


def compare(path, lines):
    """What was keyed into round 2 is what was imported into round 1, and breaks the same rules."""
    wanted, got = forms(path, 1), forms(path, 2)
    assert sorted(wanted) == sorted(got) and len(got) == len(lines), sorted(set(wanted) ^ set(got))
    for serial, form in wanted.items():
        assert got[serial] == form, (serial, got[serial], form)
    rules = [json.loads(cli(path, '--json', 'check', survey))['rules'] for survey in '12']
    assert rules[0] == rules[1], rules


def procedures_of(path):
    """Names of the procedures, in the order of their keys."""
    with sqlite3.connect(path) as db:
        return [row[0] for row in db.execute(PROCEDURES)]


def drafts(path):
    folder, name = os.path.split(path)
    return [os.path.join(folder, entry) for entry in os.listdir(folder) if entry.startswith(name + '.draft-')]


def seen_from_here():
    """Brings a program of another session onto the accessibility bus of this one."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                               Gio.DBusCallFlags.NONE, -1, None)
    return {'AT_SPI_BUS_ADDRESS': answer.unpack()[0]}


class Window:
    """One running program with the keying page of a round."""

    def __init__(self, path, survey=2, environment=None):
        command = [APP, '--db', path, '--view', 'entry', '--survey', str(survey)]
        environment = {**os.environ, 'G_DEBUG': 'fatal-warnings', **(environment or {})}
        self.process = start(command, env=environment)
        try:
            wait(self.find, 'the keying page', PATIENCE / 3)
        except InVain:  # the accessibility bus asked the program before it could answer, and never does again
            self.process.kill()
            self.process.wait()
            self.process = start(command, env=environment)
            wait(self.find, 'the keying page')
        self.focus()

    def find(self):
        if self.process.poll() is not None:
            raise AssertionError('the program ended: %d' % self.process.returncode)
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if self.is_ours(app):
                app.set_cache_mask(Atspi.Cache.NONE)
                self.app = app
                return self.look()
        return False

    def is_ours(self, app):
        try:
            return app is not None and app.get_process_id() == self.process.pid
        except GLib.Error:  # one that was killed is still listed
            return False

    def look(self):
        self.nodes = []
        self.walk(self.app)
        texts = [(role, name) for role, name, node in self.nodes]
        if ('label', 'Keyed') not in texts:
            return False
        self.list = self.behind('form', None, 0)
        self.line = self.behind('status bar', None, 0)
        self.echo_label = self.behind('label', 'Keyed', 1)
        self.serial_label = self.behind('label', 'Form number', 1)
        self.strip = [STRIP[name] for role, name, node in self.nodes
                      if role in ('text', 'combo box') and name in STRIP]
        return self.list.get_name() != ''

    def walk(self, node):
        self.nodes.append((node.get_role_name(), node.get_name(), node))
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                self.walk(child)

    def behind(self, role, name, steps):
        for i, (a, b, node) in enumerate(self.nodes):
            if a == role and (name is None or b == name):
                return self.nodes[i + steps][2]
        raise AssertionError('no %s %s' % (role, name))

    def focus(self):
        found = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(self.process.pid)],
                               check=True, capture_output=True, text=True)
        subprocess.run(['xdotool', 'windowfocus', '--sync', found.stdout.split()[0]], check=True)

    def press(self, keys):
        if keys:
            subprocess.run(['xdotool', 'key', '--delay', '1', *keys], check=True)

    def row(self):
        """Name of the row under the cursor."""
        return self.list.get_name()

    def held(self):
        """What it holds so far."""
        return self.list.get_description()

    def echo(self):
        return self.echo_label.get_name().strip()

    def message(self):
        return self.line.get_name()

    def serial(self):
        return self.serial_label.get_name()

    def entry(self):
        return self.list.get_child_at_index(0) if self.list.get_child_count() > 0 else None

    def text(self):
        return Atspi.Text.get_text(self.entry(), 0, Atspi.Text.get_character_count(self.entry()))

    def write(self, text):
        """Types a text as an input method does: the entry gets it at once."""
        entry = wait(self.entry, 'the entry of a text')
        Atspi.EditableText.set_text_contents(entry, text)
        wait(lambda: self.text() == text, 'the text in the entry')

    def push(self, name):
        """Pushes a button as a screen reader does."""
        def look():
            self.nodes = []
            self.walk(self.app)
            return next((node for role, label, node in self.nodes if role == 'push button' and name in label), None)
        Atspi.Action.do_action(wait(look, 'the button ' + name), 0)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        self.press(['ctrl+q'])
        if self.process.wait(PATIENCE) != 0:
            raise AssertionError('the program ended with %d' % self.process.returncode)


def key_form(window, line, first_keys):
    """All keys of a form; a text goes into its entry between them. Returns how many keys it took."""
    keys = first_keys + [key for name, row in key_lines.rows(line) for key in row]
    window.press(keys)
    wait(lambda: window.echo() == key_lines.echo(line), 'the echo line of form ' + line['serial'])
    last = ['Return']
    if line['comment']:
        window.write(line['comment'])
        last = ['Return', 'Return']
    window.press(last)
    return len(keys) + len(last)
