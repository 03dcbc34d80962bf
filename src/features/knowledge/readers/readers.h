// The readers: bytes from an outside source in, knowledge::Record values out. No database, no
// network.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/record.h"

namespace goals {
class Goals;
}
namespace organisations {
class Directory;
}
namespace documents {
class DocumentReader;
}
namespace language {
class Dictionaries;
}

namespace knowledge::readers {

/// What a reader may ask while it reads. It changes nothing here.
struct Sources {
    std::string file_name =
        {};                    ///< As its owner calls it; for messages, and for a document's kind.
    std::string address = {};  ///< Where the bytes were fetched from, when known.
    std::string mapping = {};  ///< For read_table: the mapping as JSON (see mapping.h).
    texts::Language language = texts::Language::sv;  ///< For texts that do not tell their language.
    organisations::Directory const* organisations =
        nullptr;                          ///< Absent: no municipality is recognised.
    goals::Goals const* goals = nullptr;  ///< Absent: no global goal is recognised.
    documents::DocumentReader const* documents = nullptr;  ///< read_document needs it.
    /// Absent: only function words and letters tell the language of a text.
    language::Dictionaries const* dictionaries = nullptr;
};

/// The language that a text itself is in; nothing when it does not tell.
std::optional<texts::Language> language_told(std::string_view text, Sources const& sources);

/// A report made into the beginning of a case: texts by the case's own section keys (document.h).
struct CaseDraft {
    std::string title;
    texts::Language language = texts::Language::sv;
    std::map<std::string, std::string> sections = {};
    std::string leftover =
        {};  ///< What stands under no heading that we know, in the order of the document.
    std::vector<Person> persons = {};  ///< Personal data found in the text and taken out of it.
};

/// Where the results go. `record` and `rejected` are always set; the others may be empty.
struct Sink {
    std::function<void(Record)> record;
    std::function<void(Rejected)> rejected;
    std::function<void(CaseDraft)> draft = {};  ///< read_document only.
    std::function<bool()> go_on =
        {};  ///< Asked between rows; false ends the reading, without error.
};

/// Every reader takes the whole file as bytes and gives its records one by one; a record is given
/// only when it is whole. A broken row is rejected and the rest is read; a file that cannot be read
/// at all is the error.
using Outcome = std::expected<void, Rejected>;

/// A project page as saved from the web: text or HTML (page.h).
Outcome read_page(std::string_view bytes, Sources const& sources, Sink& sink);
/// A final report in DOCX, ODT or PDF: one draft (document.h).
Outcome read_document(std::string_view bytes, Sources const& sources, Sink& sink);
/// Vinnova's older open data: a JSON array of "projekt".
Outcome read_vinnova(std::string_view bytes, Sources const& sources, Sink& sink);
/// The research funders' common data (GDP 2.0): JSON of FinansieradAktivitet, the table 1.ansokan,
/// or a zip of tables.
Outcome read_gdp(std::string_view bytes, Sources const& sources, Sink& sink);
/// SweCRIS: JSON, or CSV with commas or semicolons.
Outcome read_swecris(std::string_view bytes, Sources const& sources, Sink& sink);
/// CORDIS: the zip of CSV files of one framework programme.
Outcome read_cordis(std::string_view bytes, Sources const& sources, Sink& sink);
/// Any CSV or XLSX, by the mapping in `sources`.
Outcome read_table(std::string_view bytes, Sources const& sources, Sink& sink);

/// One row of the list of readers.
struct Reader {
    std::string_view name;                ///< As in `samverk import NAME FILE`, and Record::source.
    std::vector<std::string_view> kinds;  ///< File name endings that it accepts, without the dot.
    Outcome (*read)(std::string_view, Sources const&, Sink&);
};

/// All readers, in the order in which people meet them.
std::span<Reader const> all();

/// The reader of this name, or null.
Reader const* find(std::string_view name);

}
