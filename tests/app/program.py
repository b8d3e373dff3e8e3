"""Runs the real program on a display of its own, by keys and through the accessibility interface."""

import os
import re
import subprocess
import sys
import tempfile
import time

from gi.repository import Gio, GLib

LIMIT = int(os.environ.get('HL_LIMIT', 60))  # seconds


def wait(what, is_done):
    """Looks until is_done() gives something, and gives it back."""
    end = time.monotonic() + LIMIT
    while True:
        found = is_done()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError('waited in vain for ' + what)
        time.sleep(0.05)


class Bus:
    """The bus of the accessibility interface."""

    FOCUSABLE, SENSITIVE = 11, 24  # numbers of states

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        (address,) = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                       Gio.DBusCallFlags.NONE, -1).unpack()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def call(self, where, interface, method, *arguments):
        name, path = where
        parameters = GLib.Variant('(' + ''.join({str: 's', int: 'i'}[type(word)] for word in arguments) + ')',
                                  arguments)
        return self.connection.call_sync(name, path, interface, method, parameters, None,
                                         Gio.DBusCallFlags.NONE, LIMIT * 1000).unpack()

    def ask(self, where, method):
        return self.call(where, 'org.a11y.atspi.Accessible', method)[0]

    def find_application(self, pid):
        registry = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
        for name, path in self.ask(registry, 'GetChildren'):
            (owner,) = self.connection.call_sync(
                'org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                GLib.Variant('(s)', (name,)), None, Gio.DBusCallFlags.NONE, -1).unpack()
            if owner == pid:
                return (name, path)
        return None


class Node:
    """One accessible object, read when it is made."""

    def __init__(self, bus, where, parent=None):
        self.bus = bus
        self.where = where
        self.parent = parent
        self.role = bus.ask(where, 'GetRoleName')
        (name,) = bus.call(where, 'org.freedesktop.DBus.Properties', 'Get', 'org.a11y.atspi.Accessible', 'Name')
        # The toolkit gives the class where a name is missing.
        self.name = '' if re.fullmatch('(Gtk|Adw|Hl)[A-Z][A-Za-z]*', name) else name
        low, high = bus.ask(where, 'GetState')
        self.states = low | high << 32

    def has(self, state):
        return bool(self.states >> state & 1)

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def is_on_screen(self):
        """A page of a stack has no size of its own; what never came on screen has none either."""
        if 'org.a11y.atspi.Component' not in self.bus.ask(self.where, 'GetInterfaces'):
            return True
        return min(self.bus.call(self.where, 'org.a11y.atspi.Component', 'GetSize')) > 0

    def can_act(self):
        return 'org.a11y.atspi.Action' in self.bus.ask(self.where, 'GetInterfaces') and \
            self.bus.call(self.where, 'org.freedesktop.DBus.Properties', 'Get', 'org.a11y.atspi.Action',
                          'NActions')[0] > 0

    def act(self):
        self.bus.call(self.where, 'org.a11y.atspi.Action', 'DoAction', 0)

    def walk(self):
        """Every object on screen from here down, parents first."""
        yield self
        for where in self.bus.ask(self.where, 'GetChildren'):
            child = Node(self.bus, where, self)
            if child.is_on_screen():
                yield from child.walk()

    def __str__(self):
        path = [self] + [node for node in self.ancestors() if node.name]
        return ' in '.join('%s "%s"' % (node.role, node.name) for node in path)


def run(*words):
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False).stdout


class Program:
    """hailong in a folder of its own."""

    def __init__(self, binary, folder, *arguments):
        self.binary = binary
        self.environment = dict(os.environ, XDG_DATA_HOME=folder, LANGUAGE='en',
                                G_DEBUG='fatal-warnings')
        self.process = subprocess.Popen([binary, *arguments], env=self.environment)
        self.bus = Bus()
        self.application = wait('the program', lambda: self.bus.find_application(self.process.pid))

    def start_again(self, *arguments):
        """The exit status of a second start."""
        return subprocess.run([self.binary, *arguments], env=self.environment, timeout=LIMIT,
                              check=False).returncode

    def walk(self):
        for where in self.bus.ask(self.application, 'GetChildren'):
            yield from Node(self.bus, where).walk()

    def nodes(self):
        try:
            return list(self.walk())
        except GLib.GError:  # something went while it was read
            return []

    def find(self, matches):
        """The first object that matches; what stands behind it is not read."""
        try:
            return next(filter(matches, self.walk()), None)
        except GLib.GError:
            return None

    def windows(self):
        return [node for node in self.nodes() if node.parent is None]

    def wait_for(self, name, role=None):
        return wait('"%s"' % name, lambda: self.find(
            lambda node: name in node.name and role in (None, node.role)))

    def focus(self):
        """There is no window manager: the window on top gets the keys."""
        def find_top():
            windows = run('xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid))
            return [window for window in windows.split()
                    if 'Override Redirect State: no' in run('xwininfo', '-id', window)][-1:]
        top = wait('a window', find_top)[0]
        if run('xdotool', 'getwindowfocus').strip() != top:
            run('xdotool', 'windowfocus', '--sync', top)

    def press(self, *keys):
        for key in keys:
            self.focus()
            run('xdotool', 'key', key)

    def click(self, name):
        wait('"%s" to click' % name, lambda: self.find(
            lambda node: name in node.name and node.can_act())).act()

    def end(self):
        self.process.terminate()
        self.process.wait()


def test(cases):
    """Runs (name, function) in turn, each in an empty folder, and says what failed."""
    failed = False
    for number, (name, function) in enumerate(cases, 1):
        with tempfile.TemporaryDirectory(prefix='hailong-') as folder:
            try:
                function(folder)
                print('ok %d %s' % (number, name), flush=True)
            except (AssertionError, GLib.GError) as error:
                failed = True
                print('\n'.join('# ' + line for line in str(error).split('\n')))
                print('not ok %d %s' % (number, name), flush=True)
    sys.exit(1 if failed else 0)
