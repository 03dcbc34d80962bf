// What ODT and ODP have in common (OpenDocument 1.2). Part of the writers.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "platform/office/office.h"

namespace office {

/// The namespaces that content.xml and styles.xml declare.
std::string open_document_names();

/// The whole file. `kind` is the end of its media type ("text"); `content` and `styles` are whole
/// parts.
std::string open_document(std::string_view kind, std::string const& content,
                          std::string const& styles, Properties const& properties);

/// fo:language="sv" fo:country="SE"
std::string language_attributes(std::string_view language);

/// Writes runs, and remembers which text styles they need.
class OpenRuns {
public:
    explicit OpenRuns(std::string_view language) : language_(language) {}
    /// The inside of a paragraph.
    std::string written(Runs const& runs);
    /// The styles of all runs written, for the automatic styles.
    std::string styles() const;

private:
    /// Bold, italic, marked, language.
    using Look = std::tuple<bool, bool, bool, std::string>;
    std::string style_of(Run const& run);

    std::string language_;
    std::map<Look, std::string> looks_;
};

/// Where a table stands. On slides LibreOffice leaves out rows that are marked as headers; there
/// the table says that its first row is one.
enum class TableIn { text, slide };

/// A table with its automatic styles "Cell" and "HeaderCell"; cells' paragraphs have the named
/// styles.
std::string open_table(Table const& table, OpenRuns& runs, TableIn in,
                       std::string_view header_style, std::string_view text_style);

/// A paragraph of this style, or of its twin that is written from right to left ("RTL" added).
std::string open_paragraph(std::string_view style, Runs const& runs, OpenRuns& writer);

}
