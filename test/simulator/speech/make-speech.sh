#!/bin/sh
# How the .wav files beside this script were made: two espeak-ng voices, 8 kHz 16-bit mono PCM, silence trimmed.
set -e
cd "$(dirname "$0")"
say() { # name, voice, pitch, words per minute, text
  espeak-ng -v "$2" -p "$3" -s "$4" --stdout "$5" |
    sox -q -t wav - -b 16 -r 8000 -c 1 "$1.wav" silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse norm -4
}
say agent-1 en-us+f3 60 175 'Thank you for calling. How may I help you?'
say agent-2 en-us+f3 60 175 'May I have your customer number, please?'
say agent-3 en-us+f3 60 175 'One moment, I am looking it up.'
say caller-1 en-gb+m3 35 160 'Hello, my parcel has not arrived.'
say caller-2 en-gb+m3 35 160 'Four, seven, one, nine, zero.'
say caller-3 ja+m3 35 150 'ありがとうございます。'
