// Kinds and rules put together.
#include "app/public_documents/told.h"

#include <stdexcept>

#include "app/weeding_pages/pages.h"
#include "services/weeding/due.h"

namespace public_documents {

namespace {

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "public_documents." + id);
}

std::string_view name(lifetimes::Ending ending) {
    switch (ending) {
        case lifetimes::Ending::at_once: return "at_once";
        case lifetimes::Ending::by_itself: return "by_itself";
        case lifetimes::Ending::by_decision: return "by_decision";
    }
    return "";
}

std::string joined(std::vector<std::string> const& lines) {
    std::string all;
    for (auto const& line : lines) all += (all.empty() ? "" : " ") + line;
    return all;
}

}

std::vector<lifetimes::Rule const*> rules_of(web::Services const& services, Kind const& kind) {
    std::vector<lifetimes::Rule const*> rules;
    for (auto const rule_name : kind.rules) {
        rules.push_back(weeding::find_rule(services.lifetimes, rule_name));
        if (!rules.back()) throw std::logic_error("no part has the rule " + std::string(rule_name));
    }
    return rules;
}

std::vector<std::string> kept_lines(web::Services& services, web::Visit const& visit,
                                    Kind const& kind,
                                    organisations::OrganisationId const& organisation) {
    if (kind.rules.empty()) return {text(services, visit, "fate_" + std::string(name(kind.fate)))};
    std::vector<std::string> lines;
    auto reader = services.database.read();
    auto const spans = weeding::store::spans(reader);
    for (auto const* rule : rules_of(services, kind)) {
        auto const span = weeding::span_of(spans, *rule, organisation);
        lines.push_back(
            services.pages.format(visit, "public_documents.kept_" + std::string(name(rule->ending)),
                                  {{"what", services.pages.text(visit, rule->what)},
                                   {"span", weeding_pages::span_text(services, visit, span)},
                                   {"from", services.pages.text(visit, rule->from)}}));
    }
    return lines;
}

std::vector<std::vector<std::string>> plan_rows(web::Services& services, web::Visit const& visit,
                                                organisations::OrganisationId const& organisation) {
    std::vector<std::vector<std::string>> rows;
    for (auto const& kind : kinds()) {
        auto const key = std::string(kind.key);
        rows.push_back({text(services, visit, "kind_" + key), std::string(kind.table),
                        joined(kept_lines(services, visit, kind, organisation)),
                        text(services, visit, "standing_" + std::string(name(kind.standing))) +
                            ". " + text(services, visit, "when_" + key)});
    }
    return rows;
}

}
