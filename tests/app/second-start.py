#!/usr/bin/python3
"""A second start hands over to the program that runs, and ends at once.

second-start.py HAILONG HAILONG-CLI
"""

import os
import sys

from program import Program, run, test, wait


def get_titles(program):
    """The first label of each window says which view it shows."""
    nodes = program.nodes()
    return [next((node.name for node in nodes if node.role == 'label' and window in node.ancestors()), '')
            for window in nodes if window.parent is None]


def get_question(program):
    return next((node.name for node in program.nodes() if node.role == 'form'), '')


def start(folder, *arguments):
    for name in ('one.db', 'two.db'):
        run(CLI, '--db', os.path.join(folder, name), 'demo')
    program = Program(HAILONG, folder, '--db', os.path.join(folder, 'one.db'), *arguments)
    program.wait_for('Main menu')
    return program


def same_file(folder):
    """The form under the hands stays; view and round are passed on."""
    program = start(folder, '--view', 'entry', '--survey', '5')
    try:
        program.wait_for('Form number')
        first = wait('the form', lambda: get_question(program))
        program.press('Return', '1')
        wait('the next question', lambda: get_question(program) not in ('', first))
        question = get_question(program)
        assert program.start_again() == 0
        assert program.start_again('--db', os.path.join(folder, '.', 'one.db')) == 0
        assert len(program.windows()) == 1
        assert get_question(program) == question
        assert program.start_again('--survey', '4', '--view', 'report') == 0
        program.wait_for('Save PDF')
        program.wait_for('Quý III/2026')
        assert program.start_again('--view', 'results') == 0
        program.wait_for('Satisfaction index')
        assert len(program.windows()) == 1
    finally:
        program.end()


def other_file(folder):
    """Another file has a window of its own; starting with it again does not make a third."""
    program = start(folder, '--view', 'home')
    try:
        other = os.path.join(folder, 'two.db')
        assert program.start_again('--db', other, '--view', 'report') == 0
        wait('a second window', lambda: len(program.windows()) == 2)
        program.wait_for('Save PDF')
        assert program.start_again('--db', other, '--view', 'home') == 0
        wait('both at home', lambda: get_titles(program) == ['Overview', 'Overview'])
    finally:
        program.end()


def wrong_option(folder):
    """What is not understood is said by the second start; the first is not touched."""
    program = start(folder, '--view', 'home')
    try:
        assert program.start_again('--nonsense') != 0
        assert len(program.windows()) == 1
    finally:
        program.end()


if __name__ == '__main__':
    HAILONG, CLI = sys.argv[1:3]
    test([('same file', same_file), ('other file', other_file), ('wrong option', wrong_option)])
