// Styles are inherited, and named in the language of whoever wrote the file.
#include "platform/documents/docx_styles.h"

#include "platform/basics/text.h"

namespace documents {

using Event = XmlReader::Event;
using Failure = std::unexpected<OfficeError>;

namespace {

/// 3 for "heading 3", "Rubrik3", "Overskrift 3", "Otsikko 3"; 0 for others.
int level_by_name(std::string_view name) {
    auto const folded = basics::folded(name);
    for (std::string_view const word :
         {"heading", "rubrik", "overskrift", "otsikko", "überschrift"}) {
        if (!folded.starts_with(word)) continue;
        auto const rest = basics::trimmed(std::string_view(folded).substr(word.size()));
        if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9') return rest[0] - '0';
    }
    return 0;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    auto const folded = basics::folded(name);
    for (auto const& each : names) {
        if (folded == each) return true;
    }
    return false;
}

}

int outline_level(std::string_view value) {
    return value.size() == 1 && value[0] >= '0' && value[0] <= '9' ? value[0] - '0' + 1 : 0;
}

std::expected<DocxStyles, OfficeError> DocxStyles::read(std::string_view bytes,
                                                        std::string_view part,
                                                        ArchiveLimits const& limits) {
    DocxStyles styles;
    auto const xml = EntryXml::open(bytes, part, limits);
    if (!xml) return Failure(xml.error());
    if (!*xml) return styles;
    auto& reader = (*xml)->reader;
    Definition* open = nullptr;
    for (auto event = reader.next(); event != Event::end; event = reader.next()) {
        if (event == Event::failed) return Failure(*(*xml)->error());
        if (event != Event::open) continue;
        auto const value = reader.attribute("val");
        if (reader.name() == "style") {
            if (styles.definitions_.size() > 20'000) return Failure(OfficeError::too_large);
            bool const for_paragraphs = reader.attribute("type") == "paragraph";
            std::string const id(reader.attribute("styleId"));
            open = for_paragraphs ? &(styles.definitions_[id] = Definition{}) : nullptr;
        } else if (open) {
            if (reader.name() == "name") open->name = value;
            if (reader.name() == "basedOn") open->based_on = value;
            if (reader.name() == "outlineLvl") open->outline_level = outline_level(value);
            if (reader.name() == "numId") open->in_list = value != "0";
        }
    }
    return styles;
}

DocxStyle DocxStyles::style(std::string_view id) const {
    DocxStyle style;
    int level = level_by_name(id);
    std::string_view next = id;
    // A style may be based on itself by way of others; honest chains are short.
    for (int step = 0; step < 12; ++step) {
        auto const found = definitions_.find(next);
        if (found == definitions_.end()) break;
        auto const& [name, based_on, outline, in_list] = found->second;
        if (level == 0) level = outline != 0 ? outline : level_by_name(name);
        style.is_list = style.is_list || in_list;
        style.is_contents = style.is_contents || basics::folded(name).starts_with("toc ");
        if (step == 0) style.is_title = is_one_of(name, {"title", "rubrik", "tittel"});
        next = based_on;
    }
    if (is_one_of(id, {"title", "tittel"})) style.is_title = true;
    style.heading_level = level <= 9 ? level : 0;
    return style;
}

}
