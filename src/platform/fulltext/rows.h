// Words side by side, each in any of its forms.
#pragma once
#include <xapian.h>

#include "platform/fulltext/numbers.h"
#include "platform/fulltext/wanted.h"

namespace fulltext {

/// Who has the words of a row (ClauseKind::row) one after the other in one text. The sketches say
/// so (sketch.h); deeper in a text than they reach, words are found as they were typed only. A
/// compound in which a word of the row is a part stands for it where the document has that word
/// itself too.
Numbers documents_with_row(Clause const& row, Xapian::Database const& database,
                           Understanding const& understanding);

}
