"""The hand on disk-shim.c."""

import mmap
import os
import struct

FIELDS = ('full', 'slow', 'kill_file', 'kill_draft')
ALL, DATABASE = 1, 2  # of what is full


class Disk:
    """The disk under a program that is started with environment()."""

    def __init__(self, path):
        self.path = path
        self.record = path + '-calls'
        with open(path + '-control', 'w+b') as file:
            file.write(bytes(4 * len(FIELDS)))
            file.flush()
            self.map = mmap.mmap(file.fileno(), 0)

    def environment(self):
        return {'LD_PRELOAD': os.environ['HL_SHIM'], 'HL_DISK_FILE': os.path.realpath(self.path),
                'HL_DISK_CONTROL': self.path + '-control', 'HL_DISK_RECORD': self.record,
                'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':verify_asan_link_order=0'}

    def set(self, **values):
        for name, value in values.items():
            struct.pack_into('i', self.map, 4 * FIELDS.index(name), value)

    def calls(self):
        with open(self.record, encoding='utf-8') as file:
            return [line.rstrip('\n').split(' ', 1) for line in file]

    def refusals(self):
        return [call for call in self.calls() if call[0] == 'full']
