#!/usr/bin/env python3
"""Writes the tone of a refused key: 80 ms of 220 Hz, swelling and fading so that it does not click."""

import math
import struct
import sys
import wave

RATE = 44100
SECONDS = 0.08
PITCH = 220.0
LOUDNESS = 0.6

n_samples = int(RATE * SECONDS)
samples = [
    LOUDNESS * math.sin(2 * math.pi * PITCH * i / RATE) * math.sin(math.pi * i / n_samples)
    for i in range(n_samples)
]

with wave.open(sys.argv[1], 'wb') as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(RATE)
    file.writeframes(b''.join(struct.pack('<h', round(32767 * sample)) for sample in samples))
