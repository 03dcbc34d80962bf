// Texts and links, first plain, then as HTML by the template.
#include "services/outbox/writing.h"

#include <algorithm>
#include <vector>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"

namespace outbox {

namespace {

/// The template has none of its own: all are filled in before.
std::string const* no_texts(std::string_view) { return nullptr; }

}

Written written(Letter const& letter, texts::Catalogue const& texts,
                templates::Renderer const& renderer, std::string const& site_name,
                std::string const& address) {
    auto arguments = letter.arguments;
    arguments.emplace_back("site", site_name);
    arguments.emplace_back("address", address);
    auto const format = [&](std::string_view id) {
        return texts.format(letter.language, id, arguments);
    };
    Written made{.subject = basics::one_line(format(letter.about + "subject"))};
    std::vector<templates::View> shown, lines;
    for (auto& paragraph : basics::paragraphs(format(letter.about + "text"))) {
        made.text += paragraph + "\n\n";
        shown.push_back(templates::View().set("paragraph", std::move(paragraph)));
    }
    for (auto const& line : letter.lines) {
        auto const url = address + line.path;
        made.text += "- " + line.text + "\n  " + url + "\n\n";
        lines.push_back(templates::View().set("line_text", line.text).set("line_url", url));
    }
    auto const link_text = letter.path.empty() ? std::string() : format(letter.about + "link");
    auto const link_url = letter.path.empty() ? std::string() : address + letter.path;
    if (!link_url.empty()) made.text += link_text + ":\n" + link_url + "\n\n";
    auto const footer = format("outbox.footer"), end_text = format("outbox.end");
    auto const end_url = letter.unsubscribe.empty() ? std::string() : address + letter.unsubscribe;
    made.text += "-- \n" + footer + "\n";
    if (!end_url.empty()) made.text += end_text + ":\n" + end_url + "\n";
    templates::View view;
    view.set("language", texts::code(letter.language))
        .set("subject", made.subject)
        .set("paragraphs", std::move(shown))
        .set_list("lines", std::move(lines))
        .set("link_text", link_text)
        .set_optional("link_url", link_url)
        .set("footer", footer)
        .set("end_text", end_text)
        .set_optional("end_url", end_url);
    made.html = renderer.render("outbox/letter", view, no_texts);
    return made;
}

}
