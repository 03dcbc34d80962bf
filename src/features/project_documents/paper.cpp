// What stands where in each kind of paper.
#include "features/project_documents/paper.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "platform/texts/catalogue.h"

namespace project_documents {

namespace {

using chapters::Chapter;

constexpr std::array<std::string_view, 10> progress_chapters = {
    "about", "steps", "milestone", "partner",   "commitment",
    "money", "risk",  "trials",    "decisions", "benefits"};
constexpr std::array<std::string_view, 12> final_chapters = {
    "about",    "results", "lessons",   "trials",  "decisions",      "implemented",
    "benefits", "money",   "milestone", "partner", "sustainability", "spread"};
constexpr std::array<std::string_view, 9> decision_chapters = {
    "about", "steps",    "decisions", "trials", "sustainability",
    "money", "benefits", "milestone", "risk"};
constexpr std::array<std::string_view, 8> slide_chapters = {
    "steps", "milestone", "trials", "money", "benefits", "implemented", "spread", "risk"};

/// On the slide: so many lines, and so many letters each.
constexpr std::size_t most_bullets = 6, longest_bullet = 150, longest_slide_title = 90;

office::Paragraph marked(std::string text) { return {{{.text = std::move(text), .marked = true}}}; }

void add_chapter(office::Document& document, Chapter const& chapter, std::string const& title) {
    document.blocks.emplace_back(office::Heading{1, title});
    document.blocks.insert(document.blocks.end(), chapter.blocks.begin(), chapter.blocks.end());
    if (!chapter.source.empty())
        document.blocks.emplace_back(office::Paragraph{{{.text = chapter.source, .italic = true}}});
}

/// Who, when and where: above everything else.
void add_head(office::Document& document, Kind kind, Gathered const& gathered, Words const& words) {
    office::Table table;
    auto const language = texts::parse_language(gathered.language).value_or(texts::Language::sv);
    auto const add = [&](char const* label, office::Runs runs) {
        table.rows.push_back({{{.text = words(label), .bold = true}}, std::move(runs)});
    };
    add("head_project", {{.text = gathered.project, .link = gathered.address}});
    if (!gathered.organisation.empty()) add("head_organisation", {{.text = gathered.organisation}});
    add("head_day", {{.text = texts::date(language, gathered.day)}});
    if (kind == Kind::decision) {
        add("head_number", {{.text = words("fill_number"), .marked = true}});
        add("head_writer", {{.text = words("fill_writer"), .marked = true}});
        add("head_board", {{.text = words("fill_board"), .marked = true}});
    }
    document.blocks.emplace_back(std::move(table));
    if (gathered.is_inside) document.blocks.emplace_back(marked(words("inside_note")));
}

void add_lacking(office::Document& document, Kind kind, Gathered const& gathered,
                 Words const& words) {
    auto const titles = lacking(kind, gathered);
    if (titles.empty()) return;
    document.blocks.emplace_back(office::Heading{1, words("lacking_title")});
    document.blocks.emplace_back(chapters::paragraph(words("lacking_lead")));
    office::List list;
    for (auto const& title : titles) list.items.push_back(chapters::cell(title));
    document.blocks.emplace_back(std::move(list));
}

/// What is asked for where a decision waits; otherwise a place to write it.
void add_proposal(office::Document& document, Gathered const& gathered, Words const& words) {
    document.blocks.emplace_back(office::Heading{1, words("proposal_title")});
    auto const* proposal = gathered.find("proposal");
    if (proposal) {
        document.blocks.insert(document.blocks.end(), proposal->blocks.begin(),
                               proposal->blocks.end());
        document.blocks.emplace_back(
            office::Paragraph{{{.text = proposal->source, .italic = true}}});
    }
    document.blocks.emplace_back(marked(words(proposal ? "fill_proposal_asked" : "fill_proposal")));
}

}

std::string_view name(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<Kind> parse_kind(std::string_view name) {
    auto const found = std::ranges::find(kind_names, name);
    return found == kind_names.end() ? std::nullopt
                                     : std::optional(static_cast<Kind>(found - kind_names.begin()));
}

std::vector<std::string_view> formats(Kind kind) {
    return kind == Kind::slide ? std::vector<std::string_view>{"pptx", "odp"}
                               : std::vector<std::string_view>{"docx", "odt"};
}

Chapter const* Gathered::find(std::string_view key) const {
    for (auto const& chapter : chapters)
        if (chapter.key == key && !chapter.blocks.empty()) return &chapter;
    return nullptr;
}

std::vector<std::string_view> chapters_in(Kind kind) {
    switch (kind) {
        case Kind::progress: return {progress_chapters.begin(), progress_chapters.end()};
        case Kind::final: return {final_chapters.begin(), final_chapters.end()};
        case Kind::decision: return {decision_chapters.begin(), decision_chapters.end()};
        case Kind::slide: return {slide_chapters.begin(), slide_chapters.end()};
    }
    return {};
}

std::vector<std::string> lacking(Kind kind, Gathered const& gathered) {
    std::vector<std::string> titles;
    for (auto const key : chapters_in(kind))
        for (auto const& chapter : gathered.chapters)
            if (chapter.key == key && chapter.blocks.empty()) titles.push_back(chapter.title);
    return titles;
}

office::Document document_of(Kind kind, Gathered const& gathered, Words const& words) {
    office::Document document{
        .properties = {.title = words("title_" + std::string(name(kind))) + ": " + gathered.project,
                       .language = gathered.language,
                       .author = gathered.organisation,
                       .made = gathered.made},
        .blocks = {}};
    add_head(document, kind, gathered, words);
    if (kind == Kind::decision) add_proposal(document, gathered, words);
    for (auto const key : chapters_in(kind))
        if (auto const* chapter = gathered.find(key))
            add_chapter(
                document, *chapter,
                kind == Kind::decision && key == "about" ? words("case_title") : chapter->title);
    if (kind == Kind::decision) {
        document.blocks.emplace_back(office::Heading{1, words("judgement_title")});
        document.blocks.emplace_back(marked(words("fill_judgement")));
        document.blocks.emplace_back(office::Heading{1, words("sent_title")});
        document.blocks.emplace_back(marked(words("fill_sent")));
    }
    add_lacking(document, kind, gathered, words);
    return document;
}

office::Slides slides_of(Gathered const& gathered, Words const& words) {
    auto const language = texts::parse_language(gathered.language).value_or(texts::Language::sv);
    office::Slide slide{.title = basics::shortened(gathered.project, longest_slide_title)};
    for (auto const key : chapters_in(Kind::slide)) {
        auto const* chapter = gathered.find(key);
        if (!chapter || chapter->points.empty() || slide.bullets.size() == most_bullets) continue;
        slide.bullets.push_back(
            {{.text = chapter->title + ": ", .bold = true},
             {.text = basics::shortened(chapter->points.front(), longest_bullet)}});
    }
    if (slide.bullets.empty()) slide.bullets.push_back({{.text = words("nothing_told")}});
    if (gathered.is_inside) slide.bullets.push_back({{.text = words("inside_note"), .bold = true}});
    slide.bullets.push_back(
        {{.text = gathered.organisation + (gathered.organisation.empty() ? "" : ", ") +
                  texts::date(language, gathered.day) + ", ",
          .italic = true},
         {.text = words("read_more"), .italic = true, .link = gathered.address}});
    return {.properties = {.title = slide.title,
                           .language = gathered.language,
                           .author = gathered.organisation,
                           .made = gathered.made},
            .slides = {slide}};
}

std::string file_of(Kind kind, std::string_view format, Gathered const& gathered,
                    Words const& words) {
    if (format == "docx") return office::docx(document_of(kind, gathered, words));
    if (format == "odt") return office::odt(document_of(kind, gathered, words));
    if (format == "pptx") return office::pptx(slides_of(gathered, words));
    return office::odp(slides_of(gathered, words));
}

std::string file_name(Kind kind, std::string_view format, Gathered const& gathered,
                      Words const& words) {
    return basics::slug(words("title_" + std::string(name(kind)))) + "-" +
           basics::slug(basics::shortened(gathered.project, 40)) + "-" + basics::iso(gathered.day) +
           "." + std::string(format);
}

}
