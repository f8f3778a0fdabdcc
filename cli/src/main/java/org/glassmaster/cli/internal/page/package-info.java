/** What people read: lines, tables and colours, and the pages that more than one command shows. */
@NullMarked
package org.glassmaster.cli.internal.page;

import org.jspecify.annotations.NullMarked;
