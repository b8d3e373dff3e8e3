"""The lines of a response file, and the keys product.md section 7 gives them: written from the paper form alone."""

import csv

BATCH = ('procedure', 'officer', 'interviewer', 'date', 'channel')
CHANNELS = {'paper': '1', 'interview': '2'}
FIELDS = {'': '0', 'Hộ tịch': '1', 'Chứng thực': '2'}
RESPONDENTS = {'citizen': '1', 'organisation': '2'}
MARKS = {'': '0', '-': 'minus', '*': 'asterisk'}
WITH_TEXT = {'ethnicity': '2', 'education': '6', 'occupation': '7', 'a2': '5'}  # "Khác (ghi)"
FIRST_QUESTION = 'gender'


def read(path):
    """The lines an import accepts: numbers twice and impossible values are left out."""
    lines = {}
    with open(path, encoding='utf-8-sig', newline='') as file:
        for line in csv.DictReader(file):
            if line['serial'] not in lines and line['c05'] != '7':
                lines[line['serial']] = line
    return list(lines.values())


def in_batches(lines):
    """As a clerk sorts the paper: few batch items change from form to form."""
    return sorted(lines, key=lambda line: [line[item] for item in
                                           ('interviewer', 'channel', 'procedure', 'officer', 'date')])


def questions(line):
    columns = list(line)
    return columns[columns.index(FIRST_QUESTION):]


def is_skipped(line, code):
    if code in ('a6', 'a7'):
        return line['a5'] in ('1', '2')
    return code in ('c20', 'c21', 'c22') and line['a8'] == '2'


def rows(line):
    """What is keyed behind the number, box by box: (name, keys). A written comment has no keys but its text."""
    yield 'field', [FIELDS[line['field']]]
    yield 'respondent', [RESPONDENTS[line['respondent']]]
    for code in questions(line):
        value = line[code]
        if is_skipped(line, code):
            continue
        if code == 'comment':
            yield code, ['Return'] if value == '' else []
        elif code == 'm1':
            yield code, ['a' if tick == '10' else tick for tick in value.split('|') if tick] + ['Return']
        else:
            yield code, [MARKS.get(value, value)]
        if WITH_TEXT.get(code) == value:
            yield code + '_text', ['Return']


def number(line):
    return str(int(line['serial']))


def allowed(line):
    """Keys of a form: its one-key questions + 2, plus texts and multiple choices (a text or choice ends with Enter)."""
    closed = [code for code in questions(line) if code not in ('m1', 'comment')]
    one_key = 2 + len(closed)
    one_key -= 2 if line['a5'] in ('1', '2') else 0
    one_key -= 3 if line['a8'] == '2' else 0
    ticks = len(line['m1'].split('|')) if line['m1'] else 0
    texts = 1 + sum(line[code] == option for code, option in WITH_TEXT.items())
    return one_key + 2 + ticks + 1 + texts


def echo(line):
    """The levels keyed, in groups of five."""
    shown = ['/' if is_skipped(line, code) else line[code] or '0'
             for code in questions(line) if code.startswith('c') and code != 'comment']
    groups = [' '.join(shown[i:i + 5]) for i in range(0, len(shown), 5)]
    return ' | '.join(groups)


def next_number(after, keyed):
    """The number offered: counted up, else the lowest that is not keyed."""
    ahead = [n for n in range(after + 1, 161) if n not in keyed] if after in range(1, 161) else []
    return ahead[0] if ahead else min(set(range(1, 161)) - keyed)


def batch_keys(line, before, strip, procedures):
    """Home, one Enter a field of the strip, and the values of the items that really changed."""
    changed = [item for item in BATCH if line[item] != before.get(item)]
    if not changed:
        return []
    keys = ['Home']
    for field in strip:
        if field in changed:
            keys += batch_value(field, line[field], procedures)
        keys.append('Return')
    return keys


def batch_value(item, value, procedures):
    if item == 'procedure':
        return [str(procedures.index(value) + 1)]
    if item == 'channel':
        return [CHANNELS[value]]
    if item == 'date':
        year, month, day = value.split('-')
        return list(day + month + year)
    return ['minus' if letter == '-' else letter for letter in value]
