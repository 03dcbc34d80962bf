// The forms are those that everybody uses: what is sent there is read and answered as any other.
#include "features/dialogues/becoming.h"

#include <algorithm>
#include <array>

#include "features/dialogues/pages.h"
#include "platform/basics/text.h"
#include "platform/http/percent.h"

namespace dialogues {

namespace {

using web::View;

/// A form, and the field of it that takes the words.
struct Form {
    char const* kind;
    char const* path;
    char const* words;
};
constexpr std::array<Form, 3> forms = {{{"barrier", "/barriers/new", "stopped"},
                                        {"idea", "/ideas/new", "story"},
                                        {"need", "/needs/new", "story"}}};

}

std::string origin_of(Dialogue const& dialogue, Statement const& statement) {
    return dialogue.id.string() + "." + std::to_string(statement.number);
}

Origin origin_in(std::string_view id) {
    auto const dot = id.find('.');
    if (dot == id.npos) return {std::string(id), 0};
    return {std::string(id.substr(0, dot)), number_in(id.substr(dot + 1))};
}

std::vector<Became> became(Showing const& showing, db::Reader& reader, Dialogue const& dialogue) {
    std::vector<Became> all;
    auto const links = showing.services.links.find("dialogue");
    if (links == showing.services.links.end()) return all;
    for (auto const& link : links->second(reader, dialogue.id.string())) {
        bool const is_known = std::ranges::find(forms, link.later.kind, &Form::kind) != forms.end();
        auto const later = is_known ? web::access_to(showing.services, showing.visit, reader,
                                                     link.later.kind, link.later.id)
                                    : std::nullopt;
        if (!later || !later->may_see) continue;
        all.push_back({origin_in(link.earlier.id).statement,
                       showing.format("became_" + link.later.kind, {{"title", later->title}}),
                       showing.visit.address(later->path)});
    }
    std::ranges::stable_sort(all, {}, &Became::statement);
    return all;
}

std::vector<View> into_views(Showing const& showing, Dialogue const& dialogue,
                             Statement const& statement) {
    std::vector<View> views;
    for (auto const& form : forms) {
        auto const address = std::string(form.path) +
                             "?origin_kind=dialogue&origin=" + origin_of(dialogue, statement) +
                             "&organisation=" + dialogue.told.organisation.string() +
                             "&title=" + http::percent_encoded(statement.words) + "&" + form.words +
                             "=" + http::percent_encoded(statement.words);
        views.push_back(View()
                            .set("into_text", showing.text(std::string("into_") + form.kind))
                            .set("into_words", statement.words)
                            .set("into_url", showing.visit.address(address)));
    }
    return views;
}

std::vector<View> became_views(std::vector<Became> const& all, std::int64_t statement) {
    std::vector<View> views;
    for (auto const& one : all)
        if (one.statement == statement)
            views.push_back(View().set("became_text", one.text).set("became_url", one.url));
    return views;
}

}
