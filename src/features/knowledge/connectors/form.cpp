// Fields one by one.
#include "features/knowledge/connectors/form.h"

#include "features/knowledge/connectors/sources.h"

namespace knowledge::connectors {

namespace {

using web::View;

View addresses_field(Teller const& tell, Draft const& draft, bool many, std::string problem) {
    return web::field_view({.name = "addresses",
                            .label = tell.text(many ? "addresses" : "address"),
                            .value = draft.addresses,
                            .hint = tell.text(many ? "addresses_hint" : "address_hint"),
                            .problem = std::move(problem),
                            .type = "url",
                            .required = true,
                            .rows = 8});
}

/// Never filled in: a stored key is shown to nobody.
View key_field(Teller const& tell, bool has_key, std::string problem) {
    return web::field_view({.name = "key",
                            .label = tell.text("key"),
                            .hint = tell.text(has_key ? "key_hint_kept" : "key_hint"),
                            .problem = std::move(problem),
                            .type = "password",
                            .autocomplete = "off",
                            .max_length = static_cast<int>(longest_key)});
}

View rhythm_field(Teller const& tell, Draft const& draft, std::string problem) {
    std::vector<web::Option> options;
    for (auto rhythm : {Rhythm::daily, Rhythm::weekly, Rhythm::by_hand})
        options.push_back({std::string(name(rhythm)),
                           tell.text("rhythm_" + std::string(name(rhythm))),
                           draft.rhythm == name(rhythm)});
    return web::choices_view({.name = "rhythm",
                              .label = tell.text("rhythm"),
                              .problem = std::move(problem),
                              .type = "radio",
                              .required = true},
                             options);
}

View weekday_field(Teller const& tell, Draft const& draft, std::string problem) {
    std::vector<web::Option> options;
    for (int day = 1; day <= 7; ++day)
        options.push_back({std::to_string(day), tell.text("weekday_" + std::to_string(day)),
                           draft.weekday == std::to_string(day)});
    return web::choices_view({.name = "weekday",
                              .label = tell.text("weekday"),
                              .hint = tell.text("weekday_hint"),
                              .problem = std::move(problem),
                              .required = true},
                             options);
}

View hour_field(Teller const& tell, Draft const& draft, std::string problem) {
    std::vector<web::Option> options;
    for (int hour = 0; hour <= 23; ++hour)
        options.push_back({std::to_string(hour),
                           (hour < 10 ? "0" : "") + std::to_string(hour) + ":00",
                           draft.hour == std::to_string(hour)});
    return web::choices_view({.name = "hour",
                              .label = tell.text("hour"),
                              .hint = tell.text("hour_hint"),
                              .problem = std::move(problem),
                              .required = true},
                             options);
}

}

Draft draft_of(http::Fields const& form) {
    auto text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {.source = text("source"),
            .name = text("name"),
            .addresses = text("addresses"),
            .key = text("key"),
            .since = text("since"),
            .rhythm = text("rhythm"),
            .weekday = text("weekday"),
            .hour = text("hour")};
}

Draft draft_of(Connector const& connector) {
    Draft draft{.source = connector.source,
                .name = connector.name,
                .addresses = {},
                .key = {},
                .since = connector.since ? basics::iso(*connector.since) : "",
                .rhythm = std::string(name(connector.schedule.rhythm)),
                .weekday = std::to_string(connector.schedule.weekday),
                .hour = std::to_string(connector.schedule.hour)};
    for (auto const& address : connector.addresses)
        draft.addresses += (draft.addresses.empty() ? "" : "\n") + address;
    return draft;
}

Draft draft_for(std::string_view source, basics::Time now) {
    auto const* known = find_source(source);
    auto const year = basics::day_in_stockholm(now).year;
    return {.source = std::string(source),
            .name = {},
            .addresses = known ? std::string(known->address) : "",
            .key = {},
            .since = known && known->takes_since ? std::to_string(year - 1) + "-01-01" : "",
            .rhythm = "weekly",
            .weekday = "1",
            .hour = "3"};
}

View form_view(Teller const& tell, Draft const& draft, basics::Problems const& problems,
               bool has_key) {
    auto problem = [&](std::string_view field) {
        return web::problem_text(tell.visit, tell.services.pages, problems, field);
    };
    auto const* source = find_source(draft.source);
    bool const many = source && source->many_addresses;
    View view;
    view.set("source_value", draft.source)
        .set("source_name", source ? tell.source(draft.source) : "")
        .set("source_about", source ? tell.text("about_" + draft.source) : "")
        .set("takes_key", source && source->takes_key)
        .set("takes_since", source && source->takes_since)
        .set("is_many", many)
        .set("is_table", draft.source == "table")
        .set("import_url", tell.visit.address("/import"))
        .set("name_field", web::field_view({.name = "name",
                                            .label = tell.text("name"),
                                            .value = draft.name,
                                            .hint = tell.text("name_hint"),
                                            .problem = problem("name"),
                                            .max_length = static_cast<int>(longest_name),
                                            .required = true}))
        .set("addresses_field", addresses_field(tell, draft, many, problem("addresses")))
        .set("key_field", key_field(tell, has_key, problem("key")))
        .set("since_field", web::field_view({.name = "since",
                                             .label = tell.text("since"),
                                             .value = draft.since,
                                             .hint = tell.text("since_hint"),
                                             .problem = problem("since"),
                                             .max_length = 10,
                                             .narrow = true}))
        .set("rhythm_field", rhythm_field(tell, draft, problem("rhythm")))
        .set("weekday_field", weekday_field(tell, draft, problem("weekday")))
        .set("hour_field", hour_field(tell, draft, problem("hour")));
    view.merge(web::problems_view(tell.visit, tell.services.pages, problems));
    return view;
}

}
