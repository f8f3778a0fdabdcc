/** JSON, and the documents in it that more than one command tells. */
@NullMarked
package org.glassmaster.cli.internal.json;

import org.jspecify.annotations.NullMarked;
