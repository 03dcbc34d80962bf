// The parts of a DOCX file that hardly depend on its text. Part of the writers.
#pragma once
#include <string>

namespace office {

/// The namespaces that the XML's first element declares.
std::string word_names();
/// Styles that screen readers and tables of contents know, in the document's language.
std::string docx_styles(std::string const& language);
/// List 1 has bullets; the next `numbered` ones have numbers, each from 1.
std::string docx_numbering(int numbered);
std::string docx_settings(std::string const& language);
/// A page number at the foot of each page.
std::string docx_footer();
/// A4 with margins of 25 mm; `footer` is the relation to the footer.
std::string docx_page(std::string const& footer);

}
