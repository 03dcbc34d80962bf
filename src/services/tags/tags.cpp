// Tags at a glance: all that they offer the rest of the program.
#include "services/tags/tags.h"

#include <algorithm>

#include "services/search/search.h"
#include "services/tags/pages.h"
#include "services/tags/store.h"
#include "services/tags/weeded.h"
#include "services/web/api.h"

namespace tags {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "tags",
        .pages =
            {
                {get, "/tags", Permission::everyone, on(pages::all)},
                {get, "/tags/edit/{tag}", Permission::lead, on(pages::show_edit)},
                {post, "/tags/edit/{tag}", Permission::lead, on(pages::edit)},
                {get, "/tags/{kind}/{subject}", Permission::contribute, on(pages::of_subject)},
                {post, "/tags/{kind}/{subject}", Permission::contribute, on(pages::put)},
                {post, "/tags/{kind}/{subject}/{tag}/remove", Permission::contribute,
                 on(pages::take)},
            },
        .forget_subject = forget_subject,
    };
}

web::View list_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                    Subject const& subject) {
    std::vector<web::View> topics;
    for (auto const& tag : of_subject(reader, subject))
        topics.push_back(web::View()
                             .set("topic_name", label_in(tag.labels, visit.language))
                             .set("topic_url", visit.address(pages::search_path(tag))));
    auto const access = web::access_to(services, visit, reader, subject.kind, subject.id);
    bool const may_change = access && access->may_change;
    web::View view;
    view.set("shows_topics", may_change || !topics.empty())
        .set("may_change_topics", may_change)
        .set("topics_url", visit.address("/tags/" + subject.kind + "/" + subject.id))
        .set_list("topics", std::move(topics));
    return view;
}

void add_to(search::Document& document, db::Reader& reader, Subject const& subject) {
    auto& themes = document.facets[search::Facet::theme];
    for (auto const& tag : of_subject(reader, subject)) {
        auto const theme = label_in(tag.labels, texts::Language::sv);
        if (std::ranges::find(themes, theme) == themes.end()) themes.push_back(theme);
        for (auto const& [language, label] : tag.labels)
            document.texts.push_back({search::Role::body, language, label});
    }
}

}
