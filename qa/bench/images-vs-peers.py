#!/usr/bin/env python3
"""What images cost, against the packaged tools, in one run; prints the table of docs/performance.md.

  usage: images-vs-peers.py FOLDER [RUNS]    FOLDER gets the workloads w1 and w2 (2.3 GB) if they are not there yet

Needs the Debian packages cdrdao, bchunk and flac, a JDK of 22 or later for the generator (JAVA, default: java on the
path), and the finished program: run ./glassmaster --version once. GLASSMASTER names another one.

Processor time is user and system time of the process and its threads, the virtual machine's own included. Ours is net
of start-up: the median of `glassmaster --version` in the same run is taken off. Ours and the peers' take turns; every
output is a new file in the page cache, removed before each run. Peaks are the largest resident size (ru_maxrss).
The exit status is 1 where a ratio misses its target.
"""
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get('GLASSMASTER', os.path.join(HERE, '../../cli/target/dist/bin/glassmaster'))
TENTH = 33300 * 2352
FLAC = ['--force-raw-format', '--endian=little', '--sign=signed']
RAW = FLAC + ['--channels=2', '--bps=16', '--sample-rate=44100']


class Cost:
    def __init__(self):
        self.cpu, self.peak = [], []

    def median(self):
        return statistics.median(self.cpu)


def run(arguments, cost, folder):
    """Runs a command, counts what it costs; anything but success ends everything."""
    null = os.open(os.devnull, os.O_RDWR)
    said = os.open(os.path.join(folder, 'said.txt'), os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    duplicates = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, said, 1), (os.POSIX_SPAWN_DUP2, said, 2)]
    child = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=duplicates)
    _, status, used = os.wait4(child, 0)
    os.close(null)
    os.close(said)
    if os.waitstatus_to_exitcode(status) != 0:
        with open(os.path.join(folder, 'said.txt'), errors='replace') as text:
            sys.exit(f'{" ".join(arguments)}: exit {os.waitstatus_to_exitcode(status)}\n{text.read()}')
    cost.cpu.append(used.ru_utime + used.ru_stime)
    cost.peak.append(used.ru_maxrss / 1024)


def fresh(folder):
    shutil.rmtree('out', ignore_errors=True)
    os.mkdir('out')
    run(['true'], Cost(), folder)


def prepare(folder):
    """The workloads, a tenth of the audio disc, and both as FLAC."""
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(os.path.join(folder, 'w2/audio.toc')) or not os.path.exists(os.path.join(folder, 'w1/iso.toc')):
        java = os.environ.get('JAVA', 'java')
        subprocess.run([java, os.path.join(HERE, 'GenWorkloads.java'), folder, 'w1', 'w2'], check=True)
    os.chdir(folder)
    os.makedirs('tenth', exist_ok=True)
    if not os.path.exists('tenth/audio.bin'):
        with open('w2/audio.bin', 'rb') as whole, open('tenth/audio.bin', 'wb') as part:
            part.write(whole.read(TENTH))
    with open('w2/audio.cue') as whole, open('tenth/audio.cue', 'w') as part:
        track = -1
        for line in whole:
            track += line.strip().startswith('TRACK')
            if line.strip().startswith('INDEX'):
                # The same sheet with tracks of 25 seconds, their pauses as long as before.
                number = line.split()[1]
                minutes, seconds = divmod(track * 25 - (2 if number == '00' else 0), 60)
                line = f'    INDEX {number} {minutes:02}:{seconds:02}:00\n'
            part.write(line)
    if not os.path.exists('w2/audio.flac'):
        subprocess.run(['flac', '-s', '-f', '-5', *RAW, '-o', 'w2/audio.flac', 'w2/audio.bin'], check=True)
        with open('w2/audio.cue') as sheet, open('w2/flac.cue', 'w') as other:
            other.write(sheet.read().replace('audio.bin', 'audio.flac').replace('BINARY', 'WAVE'))
    for file in ('w1/data.iso', 'w1/data.bin', 'w2/audio.bin', 'w2/audio.flac', 'tenth/audio.bin'):
        with open(file, 'rb') as warm:
            while warm.read(1 << 22):
                pass


def convert(source, target):
    return [PROGRAM, 'convert', '--no-verify', source, target, '--quiet']


JOBS = [
    # What it is, ours, what it is compared with, the peer's, the highest ratio that is a success.
    ('copy of an audio disc, CUE to CUE', convert('w2/audio.cue', 'out/copy.cue?sync=false'),
     'cp', ['cp', '--reflink=never', 'w2/audio.bin', 'out/a.bin'], 1.5),
    ('split into tracks', convert('w2/audio.cue', 'out/s.cue?layout=tracks&sync=false'),
     'bchunk', ['bchunk', 'w2/audio.bin', 'w2/audio.cue', 'out/t'], 0.45),
    ('ISO to raw mode 1', convert('w1/data.iso', 'out/raw.cue?sync=false'),
     'cdrdao read-test', ['sh', '-c', 'cd w1 && exec cdrdao read-test iso.toc'], 0.7),
    ('verify a data image of raw sectors', [PROGRAM, 'verify', 'w1/data.cue', '--quiet'],
     'cdrdao read-test', ['sh', '-c', 'cd w1 && exec cdrdao read-test iso.toc'], 0.5),
    ('FLAC to BIN', convert('w2/flac.cue', 'out/f.cue?sync=false'),
     'flac -d', ['flac', '-s', '-f', '-d', *FLAC, '-o', 'out/a.raw', 'w2/audio.flac'], 2.0),
]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for tool in ('cdrdao', 'bchunk', 'flac', PROGRAM):
        if not shutil.which(tool):
            sys.exit(f'{tool} is not there')
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    folder = os.path.abspath(sys.argv[1])
    prepare(folder)
    start = Cost()
    ours = [Cost() for _ in JOBS]
    peers = [Cost() for _ in JOBS]
    tenth = Cost()
    for _ in range(runs):
        run([PROGRAM, '--version'], start, folder)
        for job, mine, theirs in zip(JOBS, ours, peers):
            fresh(folder)
            run(job[1], mine, folder)
            fresh(folder)
            run(job[3], theirs, folder)
        fresh(folder)
        run(convert('tenth/audio.cue', 'out/copy.cue?sync=false'), tenth, folder)
    whole = {kind: read_back(kind, folder) for kind in ('cue', 'toc', 'ccd', 'rawdao')}
    shutil.rmtree('out')
    report(start, ours, peers, tenth, whole, runs)


def read_back(kind, folder):
    """The peak of converting a full disc from an image of that kind to a CUE sheet, with verification."""
    fresh(folder)
    run(convert('w2/audio.cue', f'out/disc.{kind}?sync=false'), Cost(), folder)
    cost = Cost()
    run([PROGRAM, 'convert', f'out/disc.{kind}', 'out/copy.cue?sync=false', '--quiet'], cost, folder)
    return max(cost.peak)


def report(start, ours, peers, tenth, whole, runs):
    print(f'Start-up taken off: {start.median():.3f} s; medians of {runs} runs.\n')
    print('| job | ours, cpu s | peer | cpu s | ratio | target | peak, MiB |')
    print('|---|---|---|---|---|---|---|')
    missed = []
    for job, mine, theirs in zip(JOBS, ours, peers):
        net = mine.median() - start.median()
        ratio = net / theirs.median()
        if ratio > job[4]:
            missed.append(f'{job[0]}: {ratio:.2f} of {job[2]}, at most {job[4]} is the target')
        print(f'| {job[0]} | {net:.2f} | `{job[2]}` | {theirs.median():.2f} | {ratio:.2f} | ≤ {job[4]} '
              f'| {max(mine.peak):.0f} |')
    full = statistics.median(ours[0].peak)
    part = statistics.median(tenth.peak)
    print(f'\nPeak of the copy: {full:.1f} MiB for the full disc, {part:.1f} MiB for a tenth of it '
          f'({100 * (full / part - 1):+.1f} %).')
    print('Peaks of conversions with verification, MiB: '
          + ', '.join(f'from {kind} {size:.0f}' for kind, size in whole.items()) + '.')
    peak = max([max(mine.peak) for mine in ours] + list(whole.values()))
    if peak > 80:
        missed.append(f'peak of {peak:.1f} MiB, at most 80 is the target')
    if abs(full / part - 1) > 0.05:
        missed.append('the peak grows with the disc')
    for miss in missed:
        print(f'missed: {miss}', file=sys.stderr)
    sys.exit(1 if missed else 0)


main()
