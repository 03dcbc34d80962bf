// Request in, page out.
#include "services/tags/pages.h"

#include <charconv>

#include "platform/basics/text.h"
#include "services/tags/actions.h"
#include "services/tags/store.h"
#include "services/web/api.h"

namespace tags::pages {

namespace {

using web::View;

/// How many tags are offered while one types, and shown on a page.
constexpr std::size_t most_offered = 300, most_listed = 1'000;

/// One visitor and the subject on which they put tags.
struct Work {
    web::Services& services;
    web::Visit const& visit;
    Subject subject = {};
    web::Access access = {};

    std::string text(std::string_view id) const {
        return services.pages.text(visit, "tags." + std::string(id));
    }
    std::string address() const {
        return visit.address("/tags/" + subject.kind + "/" + subject.id);
    }
    Hand hand() const {
        return {services.activity, visit.viewer.member, services.now(), access.organisation};
    }
};

Work work(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    Subject subject{std::string(visit.part("kind")), std::string(visit.part("subject"))};
    auto access = http::found(web::access_to(services, visit, reader, subject.kind, subject.id));
    if (!access.may_see) throw http::NotFound();
    if (!access.may_change) throw http::Forbidden();
    subject.id = access.id;
    return {services, visit, std::move(subject), std::move(access)};
}

std::string joined_problems(web::Services& services, web::Visit const& visit,
                            basics::Problems const& problems, std::string_view field) {
    std::string all;
    for (auto const& problem : problems)
        if (problem.field == field)
            all += (all.empty() ? "" : " ") +
                   web::problem_text(visit, services.pages, {problem}, field);
    return all;
}

http::Response subject_page(Work const& work, db::Reader& reader, std::string const& typed,
                            basics::Problems const& problems) {
    auto const language = work.visit.language;
    std::vector<View> there, offered;
    for (auto const& tag : tags::of_subject(reader, work.subject))
        there.push_back(View()
                            .set("topic_name", label_in(tag.labels, language))
                            .set("topic_url", work.visit.address(search_path(tag)))
                            .set("remove_url", work.address() + "/" + tag.id.string() + "/remove"));
    for (auto const& one : most_used(reader, most_offered))
        offered.push_back(View().set("offered_label", label_in(one.tag.labels, language)));
    View view;
    view.set_list("breadcrumbs", {View()
                                      .set("crumb_name", work.access.title)
                                      .set("crumb_url", work.visit.address(work.access.path))})
        .set("put_url", work.address())
        .set("all_url", work.visit.address("/tags"))
        .set("back_url", work.visit.address(work.access.path))
        .set("has_problems", !problems.empty())
        .set("label_field", web::field_view({.name = "label",
                                             .label = work.text("field_label"),
                                             .value = typed,
                                             .hint = work.text("field_label_hint"),
                                             .problem = joined_problems(work.services, work.visit,
                                                                        problems, "label"),
                                             .autocomplete = "off",
                                             .max_length = 400,
                                             .required = true}))
        .set_list("topics", std::move(there))
        .set_list("offered", std::move(offered));
    view.merge(web::problems_view(work.visit, work.services.pages, problems));
    return work.services.pages
        .page(work.visit, "tags/subject", std::move(view),
              {.title = work.text("subject_title"),
               .status = problems.empty() ? 200 : 422,
               .unlisted = true})
        .with("Cache-Control", "no-store");
}

Tag tag_in(web::Visit const& visit, db::Reader& reader) {
    return http::found(find(reader, visit.id<TagId>("tag")));
}

std::string edit_path(Tag const& tag) { return "/tags/edit/" + tag.id.string(); }

/// What the process leader typed.
struct Typed {
    Labels labels = {};
    std::string into = {};
};

View label_field(web::Services& services, web::Visit const& visit, Typed const& typed,
                 texts::Language language, basics::Problems const& problems) {
    auto const field = "label_" + std::string(texts::code(language));
    auto const found = typed.labels.find(language);
    return web::field_view({.name = field,
                            .label = services.pages.text(visit, "tags.field_" + field),
                            .value = found == typed.labels.end() ? "" : found->second,
                            .problem = joined_problems(services, visit, problems, field),
                            .max_length = longest_label});
}

View into_field(web::Services& services, web::Visit const& visit, Typed const& typed,
                basics::Problems const& problems) {
    return web::field_view({.name = "into",
                            .label = services.pages.text(visit, "tags.field_into"),
                            .value = typed.into,
                            .hint = services.pages.text(visit, "tags.field_into_hint"),
                            .problem = joined_problems(services, visit, problems, "into"),
                            .autocomplete = "off",
                            .max_length = longest_label,
                            .required = true});
}

http::Response edit_page(web::Services& services, web::Visit const& visit, db::Reader& reader,
                         Tag const& tag, Typed const& typed, basics::Problems const& problems) {
    auto text = [&](std::string_view id) {
        return services.pages.text(visit, "tags." + std::string(id));
    };
    std::vector<View> offered, parts;
    for (auto const& one : most_used(reader, most_offered))
        if (one.tag.id != tag.id)
            offered.push_back(
                View().set("offered_label", label_in(one.tag.labels, visit.language)));
    for (auto const& part : merged_into(reader, tag.id))
        parts.push_back(View()
                            .set("part_name", label_in(part.labels, visit.language))
                            .set("separate_url", visit.address(edit_path(part))));
    View view;
    view.set_list(
            "breadcrumbs",
            {View().set("crumb_name", text("all_title")).set("crumb_url", visit.address("/tags"))})
        .set("edit_url", visit.address(edit_path(tag)))
        .set("all_url", visit.address("/tags"))
        .set("version", std::to_string(tag.version))
        .set("has_problems", !problems.empty())
        .set("sv_field", label_field(services, visit, typed, texts::Language::sv, problems))
        .set("nb_field", label_field(services, visit, typed, texts::Language::nb, problems))
        .set("en_field", label_field(services, visit, typed, texts::Language::en, problems))
        .set("into_field", into_field(services, visit, typed, problems))
        .set_list("offered", std::move(offered))
        .set_list("parts", std::move(parts));
    view.merge(web::problems_view(visit, services.pages, problems));
    return services.pages
        .page(visit, "tags/edit", std::move(view),
              {.title = services.pages.format(visit, "tags.edit_title",
                                              {{"label", label_in(tag.labels, visit.language)}}),
               .status = problems.empty() ? 200 : 422,
               .unlisted = true})
        .with("Cache-Control", "no-store");
}

/// The tag that another is to be merged into, or why that cannot be.
std::expected<Tag, basics::Problems> chosen(db::Reader& reader, Tag const& tag,
                                            std::string const& typed) {
    auto const problem = [&](std::string_view id) {
        return std::unexpected(
            basics::Problems{{"into", "tags.problem_" + std::string(id), {{"label", typed}}}});
    };
    auto into = with_key(reader, key_of(typed));
    if (!into) return problem("unknown");
    if (into->id == tag.id) return problem("itself");
    return *std::move(into);
}

}

std::string search_path(Tag const& tag) {
    return "/search?theme=" + web::query_escaped(label_in(tag.labels, texts::Language::sv));
}

http::Response all(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    bool const leads = visit.may(permissions::Permission::lead) && visit.viewer.signed_in();
    std::vector<View> topics;
    for (auto const& one : most_used(reader, most_listed))
        topics.push_back(
            View()
                .set("topic_name", label_in(one.tag.labels, visit.language))
                .set("topic_url", visit.address(search_path(one.tag)))
                .set("topic_count",
                     services.pages.format(visit, "tags.used", {{"count", one.subjects}}))
                .set("topic_follow", visit.address("/follow/tag/" + one.tag.id.string()))
                .set("topic_edit", visit.address(edit_path(one.tag)))
                .set("leads", leads));
    View view;
    view.set_list("breadcrumbs", {View()
                                      .set("crumb_name", services.pages.text(visit, "tags.bank"))
                                      .set("crumb_url", visit.address("/search"))})
        .set("search_url", visit.address("/search"))
        .set_list("topics", std::move(topics));
    return services.pages.page(visit, "tags/all", std::move(view),
                               {.title = services.pages.text(visit, "tags.all_title")});
}

http::Response show_edit(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const tag = tag_in(visit, reader);
    if (!tag.merged_into.empty())
        return http::redirect(visit.address(edit_path(standing(reader, tag))));
    return edit_page(services, visit, reader, tag, {.labels = tag.labels}, {});
}

http::Response edit(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto tx = services.database.begin();
    auto const tag = tag_in(visit, tx);
    Hand const hand{services.activity, visit.viewer.member, services.now()};
    Typed typed{.labels = tag.labels, .into = std::string(form.text("into"))};
    if (form.text("do") == "separate") {
        auto const back = standing(tx, tag);
        if (!tag.merged_into.empty()) separate(tx, hand, tag);
        tx.commit();
        return http::redirect(visit.address(edit_path(back)));
    }
    if (!tag.merged_into.empty())
        return http::redirect(visit.address(edit_path(standing(tx, tag))));
    if (form.text("do") == "merge") {
        auto const into = chosen(tx, tag, typed.into);
        if (!into) return edit_page(services, visit, tx, tag, typed, into.error());
        merge(tx, hand, tag, *into);
        tx.commit();
        return http::redirect(visit.address(edit_path(*into)));
    }
    for (auto const language : texts::languages)
        typed.labels[language] =
            std::string(form.text("label_" + std::string(texts::code(language))));
    std::int64_t seen = 0;
    auto const version = form.text("version");
    std::from_chars(version.data(), version.data() + version.size(), seen);
    auto const renamed = rename(tx, hand, tag, seen, typed.labels);
    if (!renamed) return edit_page(services, visit, tx, tag, typed, renamed.error());
    tx.commit();
    return http::redirect(visit.address("/tags"));
}

http::Response of_subject(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return subject_page(work(services, visit, reader), reader, "", {});
}

http::Response put(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const work = pages::work(services, visit, tx);
    auto const typed = visit.request.form.text("label");
    auto const made = put_on(tx, work.hand(), work.subject, typed, visit.language);
    if (!made) return subject_page(work, tx, std::string(typed), made.error());
    tx.commit();
    return http::redirect(work.address());
}

http::Response take(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const work = pages::work(services, visit, tx);
    take_off(tx, work.hand(), work.subject, visit.id<TagId>("tag"));
    tx.commit();
    return http::redirect(work.address());
}

}
