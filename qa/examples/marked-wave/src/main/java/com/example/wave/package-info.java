/** A whole audio disc as one WAVE with a marker at each index. */
@NullMarked
package com.example.wave;

import org.jspecify.annotations.NullMarked;
