#!/usr/bin/python3
"""The flatpak manifest: every source is pinned, and no folder of the person is opened to the program.

check-flatpak.py MANIFEST
"""

import json
import sys

with open(sys.argv[1], encoding='utf-8') as file:
    manifest = json.load(file)

for argument in manifest['finish-args']:
    assert not argument.startswith(('--filesystem', '--share=network', '--socket=session-bus')), argument

for module in manifest['modules']:
    for source in module['sources']:
        if source['type'] == 'git':
            assert len(source['commit']) == 40 and source['tag'], source
        elif source['type'] == 'archive':
            assert len(source['sha256']) == 64, source
        else:
            assert source == {'type': 'dir', 'path': '..'}, source

assert manifest['command'] == 'hailong' and manifest['modules'][-1]['name'] == 'hailong'
