// A copy is saved only as it was seen: what the official saw is recognised by its fingerprint.
#include "app/registration_pages/mask_pages.h"

#include <algorithm>
#include <charconv>

#include "app/account/handlers.h"
#include "app/registration_pages/actions.h"
#include "app/registration_pages/masked.h"
#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "services/registration/copies.h"

namespace registration_pages {

namespace {

using web::View;

constexpr std::size_t most_strings = 50, longest_string = 200;

/// What the official chose, and what comes of it.
struct Masking {
    masking::Choice choice = {};
    std::string strings = {}, ground = {};  ///< As they were typed.
    std::string seen = {};  ///< The fingerprint of the text that the form was made of.
    basics::Problems problems = {};
    std::optional<web::Document> result = {};
};

registration::Registration registered(db::Reader& reader, Matter const& of) {
    return http::found(registration::about(reader, of.kind, of.id));
}

std::string copy_path(Matter const& of) { return "/masking/" + of.kind + "/" + of.id; }

std::string fingerprint(web::Document const& document) { return secrets::hash(written(document)); }

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto line = basics::one_line(text.substr(at, end - at));
        if (!line.empty()) lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

Masking typed_in(web::Visit const& visit) {
    auto const& form = visit.request.form;
    Masking typed{.strings = basics::tidied(form.text("strings")),
                  .ground = basics::one_line(form.text("ground")),
                  .seen = std::string(form.text("seen"))};
    for (auto const one : form.all("sentence")) {
        std::size_t number = 0;
        auto const [end, wrong] = std::from_chars(one.data(), one.data() + one.size(), number);
        if (wrong == std::errc() && end == one.data() + one.size())
            typed.choice.sentences.insert(number);
    }
    typed.choice.strings = lines_of(typed.strings);
    auto const& strings = typed.choice.strings;
    if (strings.size() > most_strings || std::ranges::any_of(strings, [](auto const& one) {
            return basics::length(one) > longest_string || basics::length(one) < 2;
        }))
        typed.problems.push_back({"strings", "registration_pages.strings_wrong"});
    if (typed.ground.empty() || basics::length(typed.ground) > longest_section)
        typed.problems.push_back({"ground", "registration_pages.ground_wrong"});
    if (typed.choice.sentences.empty() && strings.empty())
        typed.problems.push_back({"strings", "registration_pages.nothing_masked"});
    return typed;
}

/// The labels of maskable(), in its order.
std::vector<std::string> labels(web::Services& services, web::Visit const& visit,
                                web::Document const& document) {
    std::vector<std::string> made{text(services, visit, "mask_title"),
                                  text(services, visit, "from")};
    for (auto const& fact : document.facts) made.push_back(fact.label);
    for (auto const& section : document.sections) made.push_back(section.heading);
    return made;
}

/// A group of checkboxes for each text that says something.
std::vector<View> group_views(web::Services& services, web::Visit const& visit, Matter const& of,
                              masking::Choice const& choice) {
    std::vector<View> groups;
    auto const texts = maskable(of.document);
    auto const names = labels(services, visit, of.document);
    std::size_t number = 0;
    for (std::size_t place = 0; place < texts.size(); ++place) {
        std::vector<View> sentences;
        for (auto const& sentence : masking::sentences(texts[place])) {
            auto const value = std::to_string(number);
            if (!sentence.words.empty())
                sentences.push_back(View()
                                        .set("sentence_id", "sentence-" + value)
                                        .set("sentence_value", value)
                                        .set("sentence_words", sentence.words)
                                        .set("is_chosen", choice.sentences.contains(number)));
            ++number;
        }
        if (!sentences.empty())
            groups.push_back(
                View().set("group_label", names[place]).set("sentences", std::move(sentences)));
    }
    return groups;
}

std::vector<View> copy_views(web::Services& services, web::Visit const& visit, Matter const& of,
                             std::vector<registration::Copy> const& copies) {
    std::vector<View> views;
    for (auto const& one : copies) {
        auto const url = visit.address(copy_path(of) + "/" + std::to_string(one.place));
        views.push_back(
            View()
                .set("copy_label",
                     services.pages.format(visit, "registration_pages.copy_label",
                                           {{"number", one.place},
                                            {"date", texts::date_time(visit.language, one.at)},
                                            {"ground", one.ground}}))
                .set("copy_url", url)
                .set("is_weeded", one.content.empty())
                .set("copy_is_shown", one.is_shown));
    }
    return views;
}

View document_view(web::Services& services, web::Visit const& visit,
                   std::optional<web::Document> const& document) {
    View view;
    view.set("has_result", document.has_value());
    if (document) view.set("result", shown_document(services, visit, *document));
    return view;
}

http::Response page(web::Services& services, web::Visit const& visit, Matter const& of,
                    db::Reader& reader, Masking const& typed, int status) {
    auto const one = registered(reader, of);
    auto field = [&](std::string const& name, std::string const& value, bool required) {
        return web::field_view(
            {.name = name,
             .label = text(services, visit, "mask_" + name),
             .value = value,
             .hint = text(services, visit, "mask_" + name + "_hint"),
             .problem = web::problem_text(visit, services.pages, typed.problems, name),
             .max_length = name == "ground" ? longest_section : 0,
             .required = required});
    };
    auto view = web::problems_view(visit, services.pages, typed.problems);
    view.merge(document_view(services, visit, typed.result))
        .set("document_title", of.document.title)
        .set("document_language", of.document.language)
        .set("form_url", visit.address(copy_path(of)))
        .set("back_url", visit.address(of.path()))
        .set("seen", fingerprint(of.document))
        .set("previewed", typed.result ? fingerprint(*typed.result) : std::string())
        .set("groups", group_views(services, visit, of, typed.choice))
        .set("strings_field", field("strings", typed.strings, false))
        .set("ground_field", field("ground", typed.ground, true))
        .set_list("copies", copy_views(services, visit, of, registration::copies(reader, one.id)));
    web::PageOptions options{
        .title = text(services, visit, "mask_go"), .status = status, .unlisted = true};
    for (auto const* done : {"masked", "shown", "hidden"})
        if (visit.request.query.text("done") == done)
            options.notices.push_back(
                web::notice("done", text(services, visit, "done_" + std::string(done))));
    return account::private_page(
        services.pages.page(visit, "registration_pages/mask", std::move(view), std::move(options)));
}

std::int64_t save(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                  Matter const& of, Masking const& typed) {
    auto const one = registered(tx, of);
    auto const place = static_cast<std::int64_t>(registration::copies(tx, one.id).size()) + 1;
    registration::add(tx, one.id,
                      registration::Copy{.place = place,
                                         .at = services.now(),
                                         .member = visit.viewer.member,
                                         .ground = typed.ground,
                                         .content = written(*typed.result)});
    record(services, visit, tx, of, "masked", {{"copy", place}, {"ground", typed.ground}});
    return place;
}

registration::Copy copy_in(db::Reader& reader, web::Visit const& visit, Matter const& of) {
    for (auto& one : registration::copies(reader, registered(reader, of).id))
        if (std::to_string(one.place) == visit.part("place") && !one.content.empty()) return one;
    throw http::NotFound();
}

}

http::Response show_masking(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const of = matter(services, visit, reader);
    auto const one = registered(reader, of);
    Masking fresh{.ground = one.secrecy};
    // Who it is from is masked unless the official says otherwise.
    if (of.document.is_received && !of.document.from.empty()) {
        fresh.choice.sentences.insert(masking::sentences(of.document.title).size());
        fresh.strings = of.document.from;
    }
    looked(services, visit, of, one);
    return page(services, visit, of, reader, fresh, 200);
}

http::Response mask(web::Services& services, web::Visit const& visit) {
    auto const wanted = visit.request.form.text("act");
    if (wanted != "preview" && wanted != "save") throw http::BadRequest{"act is preview or save"};
    {
        // Every answer but the redirect shows the document.
        auto reader = services.database.read();
        auto const of = matter(services, visit, reader);
        looked(services, visit, of, registered(reader, of));
    }
    auto tx = services.database.begin();
    auto const of = matter(services, visit, tx);
    auto typed = typed_in(visit);
    if (typed.seen != fingerprint(of.document)) {
        // The sentences are no longer those that were chosen among.
        typed.choice.sentences.clear();
        typed.problems = {{"strings", "registration_pages.text_changed"}};
        return page(services, visit, of, tx, typed, 409);
    }
    if (!typed.problems.empty()) return page(services, visit, of, tx, typed, 422);
    typed.result = masked(of.document, typed.choice, text(services, visit, "masked_mark"));
    bool const was_seen = visit.request.form.text("previewed") == fingerprint(*typed.result);
    if (wanted == "preview" || !was_seen) return page(services, visit, of, tx, typed, 200);
    save(services, visit, tx, of, typed);
    tx.commit();
    return account::private_page(http::redirect(visit.address(copy_path(of)) + "?done=masked"));
}

http::Response show_copy(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const of = matter(services, visit, reader);
    auto const one = registered(reader, of);
    auto const copy = copy_in(reader, visit, of);
    return account::private_page(
        handed_out(services, visit, read_document(copy.content), one.number, copy.ground));
}

http::Response act_on_copy(web::Services& services, web::Visit const& visit) {
    auto const wanted = visit.request.form.text("act");
    if (wanted != "show" && wanted != "hide") throw http::BadRequest{"act is show or hide"};
    auto tx = services.database.begin();
    auto const of = matter(services, visit, tx);
    auto const copy = copy_in(tx, visit, of);
    bool const is_shown = wanted == "show";
    if (copy.is_shown != is_shown) {
        registration::show_copy(tx, registered(tx, of).id, copy.place, is_shown);
        record(services, visit, tx, of, is_shown ? "copy_shown" : "copy_hidden",
               {{"copy", copy.place}});
        tx.commit();
    }
    return account::private_page(
        http::redirect(visit.address(copy_path(of)) + "?done=" + (is_shown ? "shown" : "hidden")));
}

}
