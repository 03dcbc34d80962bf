// A page is gone through line by line: facts to their fields, text to its sections, the rest of the
// page away.
#include "features/knowledge/readers/page/page.h"

#include <algorithm>
#include <map>

#include "features/knowledge/readers/page/labels.h"
#include "features/knowledge/readers/page/navigation.h"
#include "features/knowledge/readers/page/page_facts.h"
#include "features/knowledge/readers/page/publishers.h"
#include "features/knowledge/readers/page/story.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/status_words.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

constexpr std::size_t longest_title = 300;

bool is_list(Field field) {
    return field == Field::partners || field == Field::funder || field == Field::goals ||
           field == Field::keywords || field == Field::place;
}

bool is_people(Field field) {
    return field == Field::contact || field == Field::leader || field == Field::members;
}

/// Whether a line can be one of several values below a label: a name rather than a sentence.
bool is_value_line(Field field, Line const& line, Sources const& sources) {
    PageFacts nothing;
    if (field == Field::goals)
        return take_fact({.field = field}, line.text, texts::Language::sv, sources, nothing);
    return line.text.size() <= 160 && !line.text.ends_with('.') && fits(field, line.text);
}

class PageReader {
public:
    PageReader(PageText page, Sources const& sources, texts::Language language)
        : lines_(std::move(page.lines)), sources_(sources), language_(language) {}

    void read() {
        while (at_ < lines_.size()) read_line();
        read_story(story_, language_, sources_, facts_.content);
        merge_persons(facts_.content.persons);
        for (auto& [key, text] : sections_) drop_names(text);
        drop_names(body_);
        for (auto& funding : facts_.content.funding)
            if (funding.kind == FundingKind::grant && funding.from.empty())
                funding.from = facts_.content.funder;
    }

    PageFacts facts_ = {};
    std::vector<std::string> caveats_ = {};
    std::map<std::string, SectionText> sections_ = {};
    SectionText body_ = {};

private:
    void read_line() {
        auto const& line = lines_[at_];
        auto const section = section_of_heading(line.text);
        if (skipping_ && section.empty()) {
            ++at_;
            return;
        }
        skipping_ = heads_other_pages(line.text);
        if (auto const label = skipping_ ? std::nullopt : find_label(line);
            label && read_label(*label))
            return;
        if (section == "contact") {
            read_contacts({.field = Field::contact});
            return;
        }
        auto const headed = headed_text(line.text);
        bool const status =
            facts_.content.status_text.empty() && read_status(line.text).has_value();
        bool const link = section_ == "links" && is_host_line(line.text);
        bool const surroundings =
            skipping_ || (!link && is_navigation(line.text)) || is_known_person(line.text);
        if (!section.empty()) open(section);
        else if (surroundings) {
        } else if (heads_facts(line.text)) open(body_.paragraphs.empty() ? "" : "other");
        else if (headed) {
            open(headed->section);
            add_text(headed->text, LineKind::text);
        } else if (status)
            take_fact({.field = Field::status}, line.text, language_, sources_, facts_);
        else {
            if (line.kind == LineKind::heading && !section_.empty()) open("other");
            add_line(line);
        }
        ++at_;
    }

    void open(std::string_view section) { section_ = section; }

    /// What follows facts belongs to no section that was opened before them.
    void close_section() {
        if (!section_.empty()) section_ = "other";
    }

    /// True when the label's line (and its values') are dealt with.
    bool read_label(FoundLabel const& label) {
        bool const section_too = !section_of_heading(lines_[at_].text).empty();
        if (!label.value.empty()) {
            auto value = label.value;
            if (is_people(label.field)) return read_contacts(label), true;
            if (!take_fact(label, value, language_, sources_, facts_)) return false;
            ++at_;
            if (is_list(label.field)) more_values(label);
            return close_section(), true;
        }
        if (is_people(label.field)) return read_contacts(label), true;
        auto const next = next_line(at_ + 1);
        if (label.field == Field::web)
            for (auto const& link : lines_[at_].links) add_link(facts_.content, link);
        if (label.field == Field::role && next < lines_.size() && is_role_word(next)) {
            take_fact(label, lines_[next].text, language_, sources_, facts_);
            at_ = next + 1;
            return close_section(), true;
        }
        if (label.field == Field::ignored && next < lines_.size() && is_free(next) &&
            lines_[next].text.size() <= 80 && !lines_[next].text.ends_with('.')) {
            at_ = next + 1;
            return close_section(), true;
        }
        bool const valued = next < lines_.size() && is_free(next) &&
                            fits(label.field, lines_[next].text) && label.field != Field::ignored;
        if (valued && take_fact(label, lines_[next].text, language_, sources_, facts_)) {
            // A sentence that names the partners is worth reading as well.
            if (label.field == Field::partners && lines_[next].text.size() > 160)
                add_line(lines_[next]);
            at_ = next + 1;
            if (is_list(label.field)) more_values(label);
            return close_section(), true;
        }
        bool const heads_text =
            next < lines_.size() && is_free(next) && lines_[next].text.size() > 160;
        if (section_too || (heads_text && label.field != Field::ignored)) return false;
        if (!label.organisation.empty()) take_fact(label, {}, language_, sources_, facts_);
        ++at_;
        return close_section(), true;
    }

    /// "RISE role in project" / "Coordinator": a label that is itself the value, since another one
    /// follows.
    bool is_role_word(std::size_t at) const {
        auto const label = find_label(lines_[at]);
        auto const after = next_line(at + 1);
        bool const leading = label && label->value.empty() &&
                             (label->field == Field::coordinator || label->field == Field::leader ||
                              label->field == Field::partners);
        return leading && after < lines_.size() && !is_free(after);
    }

    /// The values below the first: as long as they stand as closely as the second did.
    void more_values(FoundLabel const& label) {
        bool first = true, gaps = false;
        while (at_ < lines_.size() && is_free(at_) &&
               is_value_line(label.field, lines_[at_], sources_)) {
            auto const& line = lines_[at_];
            if (first) gaps = line.after_gap;
            bool const sure = line.kind == LineKind::item || line.kind == LineKind::value ||
                              label.field == Field::goals ||
                              (has_organisation_word(line.text) && !looks_like_person(line.text));
            if (line.after_gap && (!gaps || !sure)) break;
            if (!take_fact(label, line.text, language_, sources_, facts_)) break;
            first = false;
            ++at_;
        }
    }

    /// A block about persons, with its label on the present line.
    void read_contacts(FoundLabel const& label) {
        auto& persons = facts_.content.persons;
        auto const count = persons.size();
        take_fact(label, label.value, language_, sources_, facts_);
        ++at_;
        for (int left = 40; left > 0 && at_ < lines_.size(); --left) {
            auto const& line = lines_[at_];
            if (line.kind == LineKind::heading || heads_other_pages(line.text)) break;
            auto const found = find_label(line);
            bool const title = found && found->value.empty() && persons.size() > count &&
                               persons.back().title.empty() && looks_like_title(line.text);
            bool const reach =
                found && found->field == Field::ignored && !find_reaches(line.text).empty();
            if ((found && !title && !reach && found->field != Field::ignored) ||
                !section_of_heading(line.text).empty())
                break;
            if (is_navigation(line.text)) {
                ++at_;
                continue;
            }
            if (title) persons.back().title = line.text;
            else if (persons.size() == count &&
                     !looks_like_person(line.text.substr(0, line.text.find(','))) &&
                     find_reaches(line.text).empty())
                break;
            else if (!take_contact_line(line.text,
                                        label.field == Field::leader    ? "project leader"
                                        : label.field == Field::members ? "member"
                                                                        : "contact",
                                        persons))
                break;
            ++at_;
        }
        close_section();
    }

    bool is_free(std::size_t at) const {
        auto const& line = lines_[at];
        return !find_label(line) && section_of_heading(line.text).empty() &&
               !heads_other_pages(line.text) && !heads_facts(line.text);
    }

    /// The next line that is no navigation.
    std::size_t next_line(std::size_t at) const {
        while (at < lines_.size() && is_navigation(lines_[at].text) && !find_label(lines_[at]))
            ++at;
        return at;
    }

    /// The name under a photo, or a name repeated where the contact is told in full.
    bool is_known_person(std::string_view text) const {
        if (!looks_like_person(text)) return false;
        if (std::ranges::find(facts_.content.persons, text, &Person::name) !=
            facts_.content.persons.end())
            return true;
        for (std::size_t i = at_ + 1; i < lines_.size() && i < at_ + 6; ++i)
            if (lines_[i].text == text) return true;
        return false;
    }

    /// Captions under photos: a paragraph that is nothing but the name of a person we know.
    void drop_names(SectionText& text) const {
        std::erase_if(text.paragraphs, [&](std::string const& paragraph) {
            return std::ranges::find(facts_.content.persons, paragraph, &Person::name) !=
                   facts_.content.persons.end();
        });
    }

    void add_line(Line const& line) {
        for (auto const& link : line.links)
            if (section_ == "links") add_link(facts_.content, link);
        if (section_ == "links") {
            auto links = links_in(line.text);
            bool const alone = links.size() == 1 && line.text.find(' ') == std::string::npos;
            if (links.empty() && is_host_line(line.text))
                links.push_back({.address = "https://" + line.text});
            for (auto& one : links) add_link(facts_.content, std::move(one));
            if (alone || (!line.links.empty() && line.text.size() < 200)) return;
        }
        add_text(with_spaced_links(without_credit(line.text)), line.kind, line.after_gap);
    }

    void add_text(std::string_view text, LineKind kind, bool gap = true) {
        std::string kept, reservation;
        bool reaching = false;
        for (auto sentence : sentences(text)) {
            auto const rest = without_reaches(sentence, facts_.content.persons);
            // A short sentence that was there to reach somebody says nothing without the number.
            bool const dropped = rest != sentence && word_count(rest) <= 30;
            reaching = reaching || rest != sentence;
            auto& target = is_caveat(sentence) ? reservation : kept;
            if (!dropped) target += (target.empty() ? "" : " ") + rest;
        }
        if (!reservation.empty() && caveats_.size() < 50 && !is_among(reservation, caveats_))
            caveats_.push_back(reservation);
        // Only a text from which something was taken is put together anew.
        auto whole = reservation.empty() && !reaching ? std::string(text) : kept;
        if (basics::trimmed(whole).empty()) return;
        bool const office = std::ranges::any_of(find_reaches(whole), &Reach::email);
        if (office && facts_.content.contact.empty()) take_office(whole);
        story_.push_back(whole);
        // Columns have had their say; in a text they are blanks.
        std::ranges::replace(whole, '\t', ' ');
        auto& section =
            section_.empty() ? body_ : sections_[section_ == "links" ? "other" : section_];
        section.add(whole, kind == LineKind::item, gap);
    }

    void take_office(std::string_view text) {
        for (auto const& reach : find_reaches(text))
            if (reach.email)
                facts_.content.contact =
                    std::string(text.substr(reach.begin, reach.end - reach.begin));
    }

    std::vector<Line> lines_;
    Sources const& sources_;
    texts::Language language_;
    std::size_t at_ = 0;
    std::string section_ = {};
    bool skipping_ = false;
    std::vector<std::string> story_ = {};
};

texts::Language language_of(PageText const& page, Sources const& sources) {
    std::string all;
    for (auto const& line : page.lines) {
        if (all.size() > 4000) break;
        if (line.text.size() > 40) all += line.text + "\n";
    }
    if (auto const guessed = language_told(all, sources)) return *guessed;
    if (auto const told = texts::parse_language(std::string_view(page.language).substr(0, 2)))
        return *told;
    return sources.language;
}

/// The lead: the first paragraph that is neither speech nor a list nor a mere line.
void divide_body(SectionText body, texts::Language language, Content& content) {
    auto& sections = content.sections;
    auto& paragraphs = body.paragraphs;
    if (!sections.contains("summary")) {
        auto const lead = std::ranges::find_if(paragraphs, [](std::string const& one) {
            return one.size() >= 60 && !one.starts_with("–") && !one.starts_with("“") &&
                   !one.starts_with("- ") && !one.starts_with("”");
        });
        if (lead != paragraphs.end()) {
            sections["summary"][language] = *lead;
            paragraphs.erase(lead);
        }
    }
    if (paragraphs.empty()) return;
    auto& other = sections["other"][language];
    other = body.text() + (other.empty() ? "" : "\n\n" + other);
}

}

std::optional<Record> record_of_page(PageText page, Sources const& sources) {
    auto const language = language_of(page, sources);
    auto const address = page.address.empty() ? sources.address : page.address;
    auto const publisher = publisher_of(page, sources.address);
    auto const heading = take_title(page);
    split_run_together(page);
    PageReader reader(std::move(page), sources, language);
    reader.read();

    auto& content = reader.facts_.content;
    for (auto& [key, text] : reader.sections_)
        if (auto whole = text.text(); !whole.empty())
            content.sections[key][language] = std::move(whole);
    divide_body(std::move(reader.body_), language, content);
    if (!reader.facts_.role.empty()) content.sections["role"][language] = reader.facts_.role;
    auto title = basics::shortened(title_with_name(heading, reader.facts_.name), longest_title);
    for (auto const& [key, section] : content.sections)
        if (title.empty() || (key == "summary" && heading.empty() && reader.facts_.name.empty()))
            title = basics::shortened(sentences(section.begin()->second).front(), 120);
    bool const something = !content.sections.empty() || content.start || content.status ||
                           !content.funding.empty() || !content.partners.empty();
    if (title.empty() || !something) return std::nullopt;

    Record record;
    record.source = "page";
    record.source_id = content.funder_number;
    if (record.source_id.empty())
        record.source_id =
            (publisher.empty() ? "" : basics::slug(publisher) + ":") + basics::slug(title);
    record.source_name = publisher;
    record.address = address;
    record.language = language;
    record.caveats = std::move(reader.caveats_);
    content.title[language] = std::move(title);
    record.content = std::move(content);
    return record;
}

Outcome read_page(std::string_view bytes, Sources const& sources, Sink& sink) {
    bool const other = bytes.starts_with("%PDF") || bytes.starts_with("PK\x03\x04") ||
                       bytes.starts_with("\xD0\xCF\x11\xE0");
    if (other)
        return std::unexpected(Rejected{
            .line = 0, .reason = "knowledge.import.not_a_page", .detail = sources.file_name});
    auto record = record_of_page(page_text(bytes), sources);
    if (!record)
        return std::unexpected(Rejected{
            .line = 0, .reason = "knowledge.import.page_empty", .detail = sources.file_name});
    sink.record(*std::move(record));
    return {};
}

}
