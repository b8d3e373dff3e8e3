#!/usr/bin/python3
"""Every control of every view has a name and can be reached by keyboard.

accessible.py HAILONG HAILONG-CLI [VIEW]: to look at one view; with --tree also prints its objects.
"""

import os
import shutil
import sys
import tempfile

from program import Bus, Program, run, test

# To add a view: its name, where the program starts, what to do then, and a name to wait for. A step is a
# key of xdotool; "click NAME" presses a button; "wait NAME" waits.
VIEWS = [
    ('start', '', '', 'Set up my office'),
    ('office', '', '1', 'Name of the office'),
    ('office-signers', '', '1/wait Name of the office/text UBND/Return', 'First signer'),
    ('office-recipients', '', '1/wait Name of the office/text UBND/Return/wait First signer/Return', 'Addressed to'),
    ('home', '--view home --survey 5', '', 'Continue with Form'),
    ('home-draft', '--view home --survey 6', '', 'Open the Round…'),
    ('home-open-round', '--view home --survey 6', 'click Open the Round…', 'Open the round?'),
    ('home-closed', '--view home --survey 4', '', 'See the Report'),
    ('home-close-round', '--view home --survey 5', 'click End Collection…', 'End the collection of forms?'),
    ('rounds', '--view home', 'click Choose a round', 'Rounds'),
    ('design', '--view design --survey 5', '', 'Wording on the form'),
    ('design-problems', '--view design --survey 5', 'wait Wording on the form/ctrl+Return', '1 problem'),
    ('design-library', '--view design --survey 5', 'wait Wording on the form/click Other Questionnaire…', 'Built in'),
    ('entry', '--view entry --survey 5', '', 'Form number'),
    ('entry-form', '--view entry --survey 5', 'wait Form number/Return', 'Press 1'),
    ('entry-header', '--view entry --survey 5', 'wait Form number/Home', 'Keyed by'),
    ('entry-find', '--view entry --survey 5', 'wait Form number/F3', 'Find form number'),
    ('entry-paused', '--view entry --survey 5', 'wait Form number/F9', 'Go On'),
    ('entry-closed', '--view entry --survey 4', '', 'The round is closed'),
    ('entry-verify', '--view entry --survey 5', 'wait Form number/F6', 'Keying again'),
    ('paper', '--view paper --survey 5', '', 'Save PDF'),
    ('paper-register', '--view paper --survey 5', 'wait Save PDF/click Hand-Out and Return Register', 'Write Down'),
    ('paper-numbers', '--view paper --survey 5', 'wait Save PDF/click Hand-Out and Return Register/'
     'wait Write Down/click Numbers and Names', 'Issue Them'),
    ('import', '--view home --survey 5', 'F10/click Import Forms…', 'Choose File'),
    ('draw', '--view home --survey 5', 'F10/click Draw Dossiers…', 'Choose File'),
    ('list', '--view home --survey 5', 'F10/click Hand-Out and Return List…', 'Save PDF'),
    ('results', '--view results --survey 4', '', 'Satisfaction index'),
    ('results-table', '--view results --survey 4', 'wait Satisfaction index/ctrl+t', 'Satisfaction index'),
    ('report', '--view report --survey 4', '', 'Save PDF'),
    ('round-fields', '--view round --survey 6', 'wait Title of the round/alt+3', 'Field 1, name'),
    ('round-people', '--view round --survey 6', 'wait Title of the round/alt+5', 'What is to be done'),
    ('round-sample', '--view round --survey 6', 'wait Title of the round/alt+4', 'Forms in all'),
    ('office-view', '--view office --survey 5', '', 'Office above'),
    ('office-view-signers', '--view office --survey 5', 'wait Office above/alt+2', 'Purpose'),
    ('office-view-people', '--view office --survey 5', 'wait Office above/alt+3', 'First day'),
    ('office-view-calendar', '--view office --survey 5', 'wait Office above/alt+4', 'Quarter IV, Data from'),
    ('report-plan', '--view report --survey 6', 'wait Page 1/F2', 'Text of the section'),
    ('round-questionnaire', '--view round --survey 6', '', 'Title of the round'),
    ('round-period', '--view round --survey 6', 'wait Title of the round/alt+2', 'First day'),
    ('round-review', '--view round --survey 6', 'wait Title of the round/alt+6', 'The Round'),
    ('round-open', '--view round --survey 5', '', 'Title of the round'),
    ('new-round', '--view home', 'click Choose a round/click New Round…', 'Another field'),
    ('menu', '--view home', 'F10', 'My Office…'),
    ('preferences', '--view home', 'ctrl+comma', 'Language'),
    ('keys', '--view home', 'F1', 'Key forms'),
    ('help', '--view home', 'shift+F1', 'Find in the help'),
    ('about', '--view home', 'F10/click About Hài Lòng', 'Details'),
]

# Roles as the toolkit names them.
CONTROLS = {
    'button', 'toggle button', 'checkbox', 'radio', 'switch', 'combo box', 'text box', 'search box', 'spin button',
    'slider', 'link', 'tab', 'menu', 'menu item', 'menu item checkbox', 'menu item radio', 'option',
    'list', 'list box', 'list item', 'table', 'grid', 'grid cell', 'cell', 'tree', 'tree item', 'row',
    'image', 'progress bar', 'meter',
}
# Shown, not acted on.
STILL = {'image', 'progress bar', 'meter', 'list', 'list box', 'list item', 'table', 'grid', 'grid cell', 'cell', 'tree',
         'row'}
# What stands in one of these is part of it, and said with its name.
WHOLE = CONTROLS - {'list', 'list box', 'table', 'grid', 'tree', 'menu'}

# Inside windows that the toolkit makes.
NOT_OURS = {('about', 'image'), ('about', 'button'), ('about', 'list')}


def is_part(node):
    return any(parent.role in WHOLE and parent.name for parent in node.ancestors())


def is_shell(node, nodes):
    """A menu button holds the button that is pressed."""
    return any(child.parent is node and child.role == node.role for child in nodes)


def find_faults(nodes):
    for node in nodes:
        if node.role not in CONTROLS or is_part(node) or is_shell(node, nodes):
            continue
        if not node.name.strip():
            yield 'no name: %s' % node
        if '_' in node.name:
            yield 'a mnemonic in the name: %s' % node
        if node.role not in STILL and not node.has(Bus.FOCUSABLE) and \
           node.has(Bus.SENSITIVE) and \
           not any(parent.has(Bus.FOCUSABLE) for parent in node.ancestors()) and \
           not any(child.has(Bus.FOCUSABLE) for child in nodes if node in child.ancestors()):
            yield 'not by keyboard: %s' % node


def do(program, step):
    verb, _, name = step.partition(' ')
    if verb == 'click':
        program.click(name)
    elif verb == 'wait':
        program.wait_for(name)
    elif verb == 'text':
        run('xdotool', 'type', name)
    else:
        program.press(step)


def check(folder, view):
    name, start, steps, text = view
    arguments = []
    if start:
        demo = shutil.copy(DEMO, folder)
        arguments = ['--db', demo, *start.split()]
    program = Program(HAILONG, folder, *arguments)
    try:
        for step in filter(None, steps.split('/')):
            do(program, step)
        program.wait_for(text)
        nodes = program.nodes()
        faults = list(find_faults([node for node in nodes if (name, node.role) not in NOT_OURS]))
        assert len(nodes) > 5, 'nothing on screen'
        assert not faults, '\n'.join(faults)
    finally:
        if '--tree' in sys.argv:
            for node in program.nodes():
                print('#   ' + '  ' * len(list(node.ancestors())) + node.role, repr(node.name))
        program.end()


if __name__ == '__main__':
    HAILONG, CLI, *WANTED = [word for word in sys.argv[1:] if not word.startswith('--')]
    with tempfile.TemporaryDirectory(prefix='hailong-') as shared:
        DEMO = os.path.join(shared, 'demo.db')
        run(CLI, '--db', DEMO, 'demo')
        run(CLI, '--db', DEMO, 'survey', 'copy', '5')
        test([(view[0], lambda folder, view=view: check(folder, view)) for view in VIEWS
              if not WANTED or view[0] in WANTED])
