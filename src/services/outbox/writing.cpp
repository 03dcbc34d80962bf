// Texts and links, first plain, then as HTML by the template.
#include "services/outbox/writing.h"

#include <algorithm>
#include <vector>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "platform/templates/marked.h"
#include "services/permissions/hidden_name.h"

namespace outbox {

namespace {

/// The template has none of its own: all are filled in before.
std::string const* no_texts(std::string_view) { return nullptr; }

/// In plain words no language can be told.
std::string without(std::string text, texts::FallbackMarks const& marks) {
    for (auto const* mark : {&marks.open, &marks.close})
        for (std::size_t at = 0; (at = text.find(*mark, at)) != text.npos;)
            text.erase(at, mark->size());
    return text;
}

/// Says that some of the letter is in Swedish, and why.
std::string fallback_note(texts::FurtherTexts const& own) {
    auto const id = "web.further_name_" + std::string(texts::code(own.language()));
    return own.format("outbox.further_note", {{"language", own.plain(id)}});
}

/// A fallen text of several paragraphs as paragraphs that are marked each by itself.
void mark_each(std::vector<std::string>& paragraphs, texts::FallbackMarks const& marks) {
    auto const count = [](std::string_view text, std::string_view mark) {
        std::size_t found = 0;
        for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; at += mark.size())
            ++found;
        return found;
    };
    std::size_t open = 0;
    for (auto& paragraph : paragraphs) {
        auto const before = open;
        open += count(paragraph, marks.open) - count(paragraph, marks.close);
        for (std::size_t i = 0; i < before; ++i) paragraph = marks.open + paragraph;
        for (std::size_t i = 0; i < open; ++i) paragraph += marks.close;
    }
}

/// Both parts of a letter as they grow.
class Writing {
public:
    Writing(std::string address, texts::FallbackMarks marks)
        : address_(std::move(address)), marks_(std::move(marks)) {}

    void words(std::string const& text) {
        auto paragraphs = basics::paragraphs(text);
        if (!marks_.open.empty()) mark_each(paragraphs, marks_);
        std::vector<templates::View> shown;
        for (auto& paragraph : paragraphs) {
            plain_ += paragraph + "\n\n";
            shown.push_back(templates::View().set("paragraph", std::move(paragraph)));
        }
        view_.set("paragraphs", std::move(shown));
    }

    void lines(std::vector<Line> const& all) {
        std::vector<templates::View> shown;
        for (auto const& line : all) {
            auto const url = address_ + line.path;
            plain_ += "- " + line.text + "\n  " + url + "\n\n";
            shown.push_back(templates::View().set("line_text", line.text).set("line_url", url));
        }
        view_.set_list("lines", std::move(shown));
    }

    void link(std::string const& text, std::string const& path) {
        auto const url = path.empty() ? std::string() : address_ + path;
        if (!url.empty()) plain_ += text + ":\n" + url + "\n\n";
        view_.set("link_text", text).set_optional("link_url", url);
    }

    void foot(std::string const& footer, std::string const& end_text, std::string const& end) {
        auto const url = end.empty() ? std::string() : address_ + end;
        plain_ += "-- \n" + footer + "\n";
        if (!url.empty()) plain_ += end_text + ":\n" + url + "\n";
        view_.set("footer", footer).set("end_text", end_text).set_optional("end_url", url);
    }

    std::string const& plain() const { return plain_; }
    templates::View& view() { return view_; }

private:
    std::string address_, plain_;
    texts::FallbackMarks marks_;
    templates::View view_;
};

}

Written written(Letter const& letter, texts::Catalogue const& texts,
                texts::FurtherShelf const* further, templates::Renderer const& renderer,
                std::string const& site_name, std::string const& site_address) {
    auto const own = further && letter.further ? further->now(*letter.further) : nullptr;
    auto const marks = own ? further->marks() : texts::FallbackMarks();
    auto const& address = letter.address.empty() ? site_address : letter.address;
    auto arguments = letter.arguments;
    arguments.emplace_back("site", site_name);
    arguments.emplace_back("address", address);
    auto const as_stored = [&](std::string_view id) {
        return own ? own->format(id, arguments) : texts.format(letter.language, id, arguments);
    };
    auto const format = [&](std::string_view id) {
        return permissions::said_for_hidden(as_stored(id), as_stored("outbox.protected_name"));
    };
    auto subject = basics::one_line(format(letter.about + "subject"));
    Writing writing(address, marks);
    writing.words(format(letter.about + "text"));
    writing.lines(letter.lines);
    writing.link(letter.path.empty() ? std::string() : format(letter.about + "link"), letter.path);
    writing.foot(format("outbox.footer"), format("outbox.end"), letter.unsubscribe);
    bool const fell_back = own && writing.plain().contains(marks.open);
    auto const note = fell_back ? fallback_note(*own) : std::string();
    writing.view()
        .set("language", own ? texts::tag(own->language()) : texts::code(letter.language))
        .set_optional("note", note)
        .set("subject", subject);
    auto html = renderer.render("outbox/letter", writing.view(), no_texts);
    if (!own) return {std::move(subject), writing.plain(), std::move(html)};
    auto plain = without(writing.plain(), marks);
    if (fell_back) plain += without(note, marks) + "\n";
    return {without(std::move(subject), marks), std::move(plain),
            templates::telling_languages(html, {marks.open, marks.close}).html};
}

}
