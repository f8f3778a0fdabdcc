/** Burns audio discs to ZIP files: a WAVE for each track, a CUE sheet, the CD-TEXT packs. */
@NullMarked
package com.example.zip;

import org.jspecify.annotations.NullMarked;
