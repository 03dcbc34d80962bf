// Headings decide under which field a text lands.
#include "features/knowledge/readers/document/document.h"

#include <algorithm>
#include <array>
#include <map>

#include "features/knowledge/readers/document/report_headings.h"
#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

/// A line of a table of contents: "Resultat ........ 12", "Resultat\t12".
bool is_contents_line(std::string_view text) {
    auto const end = text.find_last_not_of("0123456789");
    if (end == text.npos || end + 1 == text.size()) return false;
    auto const leader = basics::trimmed(text.substr(0, end + 1));
    return text[end] == '\t' || leader.ends_with("..") || leader.ends_with(". .") ||
           leader.ends_with("…");
}

std::string cells(std::string text) {
    for (auto at = text.find('\t'); at != text.npos; at = text.find('\t', at))
        text.replace(at, 1, " | ");
    return text;
}

/// Gathers the blocks of a document under its headings.
class Drafting {
public:
    explicit Drafting(CaseDraft& draft) : draft_(draft) {}

    void take(documents::Block const& block) {
        bool const heading = block.kind == documents::BlockKind::heading;
        // Reports without styles have their headings as short paragraphs.
        bool const plain = block.kind == documents::BlockKind::paragraph &&
                           block.text.size() <= 60 && report_heading(block.text, true);
        if (is_contents_line(block.text)) return;
        if (heading || plain) return open(block.text, heading ? block.level : 9);
        if (key_ == report_contents) return;
        auto const text = without_reaches(
            block.kind == documents::BlockKind::table_row ? cells(block.text) : block.text,
            draft_.persons);
        if (basics::trimmed(text).empty()) return;
        section().add(text, block.kind == documents::BlockKind::list_item);
    }

    void finish() {
        bool const summary = sections_.contains("overview");
        if (auto const found = sections_.find(std::string(report_purpose));
            found != sections_.end() && !summary)
            sections_["overview"] = std::move(found->second),
            sections_.erase(std::string(report_purpose));
        for (auto const& [key, text] : sections_) {
            if (key == report_purpose) add_leftover(text.text());
            else if (auto whole = text.text(); !whole.empty())
                draft_.sections[key] = std::move(whole);
        }
        add_leftover(leftover_.text());
        merge_persons(draft_.persons);
    }

private:
    void open(std::string const& text, int level) {
        auto const heading = report_heading(text, false);
        bool const below = !key_.empty() && key_ != report_contents && level > level_;
        // A heading below a known one that is known itself opens its own section; another stays as
        // a line in it.
        if (heading && !heading->empty()) {
            key_ = *heading;
            level_ = level;
            if (key_ == report_purpose) section().add(basics::one_line(text), false);
            return;
        }
        if (below) return section().add(basics::one_line(text), false);
        key_ = {};
        level_ = level;
        if (text != draft_.title) leftover_.add(basics::one_line(text), false);
    }

    SectionText& section() { return key_.empty() ? leftover_ : sections_[std::string(key_)]; }

    void add_leftover(std::string const& text) {
        if (!text.empty()) draft_.leftover += (draft_.leftover.empty() ? "" : "\n\n") + text;
    }

    CaseDraft& draft_;
    std::map<std::string, SectionText> sections_ = {};
    SectionText leftover_ = {};
    std::string_view key_ = {};
    int level_ = 0;
};

std::string file_title(std::string_view name) {
    auto const slash = name.find_last_of("/\\");
    if (slash != name.npos) name.remove_prefix(slash + 1);
    return basics::one_line(name.substr(0, name.rfind('.')));
}

}

CaseDraft draft_of(documents::Document const& document, Sources const& sources) {
    CaseDraft draft;
    draft.title = basics::one_line(document.title);
    std::string sample;
    for (auto const& block : document.blocks)
        if (sample.size() < 4000 && block.kind != documents::BlockKind::heading)
            sample += block.text + "\n";
    draft.language = language_told(sample, sources).value_or(sources.language);
    Drafting drafting(draft);
    for (auto const& block : document.blocks) drafting.take(block);
    drafting.finish();
    return draft;
}

Outcome read_document(std::string_view bytes, Sources const& sources, Sink& sink) {
    if (sources.documents == nullptr)
        return std::unexpected(
            rejected(0, "knowledge.import.no_document_reader", sources.file_name));
    auto const document = sources.documents->read(bytes, sources.file_name);
    if (!document)
        return std::unexpected(rejected(
            0, "knowledge.import.document_" + std::string(documents::name(document.error())),
            sources.file_name));
    auto draft = draft_of(*document, sources);
    if (draft.title.empty()) draft.title = file_title(sources.file_name);
    if (draft.sections.empty() && draft.leftover.empty())
        return std::unexpected(rejected(0, "knowledge.import.document_no_text", sources.file_name));
    if (sink.draft) sink.draft(std::move(draft));
    return {};
}

}
