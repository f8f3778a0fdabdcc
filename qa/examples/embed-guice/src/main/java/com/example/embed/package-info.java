/** A program that burns through whichever back end its user has. */
@NullMarked
package com.example.embed;

import org.jspecify.annotations.NullMarked;
