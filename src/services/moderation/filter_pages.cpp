// Words that are looked at first: an organisation's own list, for those who answer for it.
#include "services/moderation/moderation.h"
#include "services/moderation/pages.h"
#include "services/moderation/show.h"
#include "services/moderation/text_filter_store.h"

namespace moderation {

Caught caught_by_filter(web::Services& services, db::Reader& reader,
                        organisations::OrganisationId const& organisation, std::string_view text,
                        std::string_view language) {
    auto const filter = filter_of(reader, organisation);
    if (filter.lines.empty() && !filter.most_links) return {};
    return caught(filter, text, texts::parse_language(language), services.dictionaries);
}

namespace pages {

namespace {

/// What the form shows.
struct Typed {
    std::string words, links, version;
    basics::Problems problems = {};
    bool is_overtaken = false;
};

Typed typed_of(TextFilter const& filter) {
    Typed typed{.words = {},
                .links = filter.most_links ? std::to_string(*filter.most_links) : std::string(),
                .version = std::to_string(filter.version)};
    for (auto const& line : filter.lines) typed.words += line + "\n";
    return typed;
}

/// The organisation of the path, for those who answer for it.
organisations::Organisation const& organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    showing.visit.must(permissions::Permission::coordinate, found->id);
    return *found;
}

std::string path_of(organisations::OrganisationId const& organisation) {
    return "/moderation/words/" + organisation.string();
}

http::Response words_page(Showing const& showing, organisations::Organisation const& organisation,
                          Typed const& typed) {
    auto const& [services, visit, directory] = showing;
    auto view = web::problems_view(visit, services.pages, typed.problems);
    auto words = web::field_view({.name = "words",
                                  .label = showing.text("filter_words"),
                                  .value = typed.words,
                                  .hint = showing.text("filter_words_hint"),
                                  .problem = showing.problem(typed.problems, "words"),
                                  .rows = 12});
    view.set("lead", showing.format(
                         "filter_lead",
                         {{"organisation", organisations::name_in(organisation, visit.language)}}))
        .set("words_field", std::move(words))
        .set("links_field", web::field_view({.name = "links",
                                             .label = showing.text("filter_links"),
                                             .value = typed.links,
                                             .hint = showing.text("filter_links_hint"),
                                             .problem = showing.problem(typed.problems, "links"),
                                             .max_length = 3,
                                             .narrow = true}))
        .set("version", typed.version)
        .set("form_url", visit.address(path_of(organisation.id)))
        .set("queue_url", visit.address("/moderation"))
        .set("desk_url", visit.address("/needs/desk"));
    web::PageOptions options{.title = showing.text("filter_title"),
                             .status = typed.is_overtaken       ? 409
                                       : typed.problems.empty() ? 200
                                                                : 422,
                             .unlisted = true};
    if (typed.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("filter_overtaken")));
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", showing.text("filter_saved")));
    return private_page(
        services.pages.page(visit, "moderation/words", std::move(view), std::move(options)));
}

std::int64_t version_in(web::Visit const& visit) {
    auto const typed = visit.request.form.text("version");
    bool const is_number = !typed.empty() && typed.size() < 10 &&
                           typed.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_number) throw http::BadRequest{"version is a number"};
    return std::stoll(std::string(typed));
}

}

http::Response show_words(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& organisation = organisation_in(showing);
    auto reader = services.database.read();
    return words_page(showing, organisation, typed_of(filter_of(reader, organisation.id)));
}

http::Response change_words(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& organisation = organisation_in(showing);
    auto const& form = visit.request.form;
    Typed typed{.words = std::string(form.text("words")),
                .links = std::string(form.text("links")),
                .version = std::string(form.text("version"))};
    std::erase(typed.words, '\r');
    auto const version = version_in(visit);
    auto filter = checked_filter(typed.words, typed.links);
    if (!filter) {
        typed.problems = filter.error();
        return words_page(showing, organisation, typed);
    }
    filter->organisation = organisation.id;
    filter->version = version;
    auto tx = services.database.begin();
    if (!save_filter(tx, *filter)) {
        typed.is_overtaken = true;
        typed.version = std::to_string(filter_of(tx, organisation.id).version);
        return words_page(showing, organisation, typed);
    }
    // How many, not which: the words are the organisation's and change; the record stays.
    services.activity.record(
        tx, {.at = services.now(),
             .actor = visit.viewer.member,
             .action = "moderation.words_changed",
             .subject = {"organisation", organisation.id.string()},
             .organisation = organisation.id,
             .details = json::Object{{"words", static_cast<std::int64_t>(filter->lines.size())}}});
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(organisation.id)) + "?done=saved"));
}

}

}
