// Templates, texts and the shared layout put together.
#include "services/web/pages.h"

#include <algorithm>
#include <stdexcept>

#include "platform/json/value.h"
#include "platform/secrets/secrets.h"
#include "platform/templates/marked.h"

namespace web {

namespace {

/// "src/features/knowledge/templates/project.mustache" → "knowledge/project".
std::string template_name(std::string_view path) {
    auto const folder_end = path.find("/templates/");
    auto const folder = path.substr(0, folder_end);
    auto const part = folder.substr(folder.rfind('/') + 1);
    auto const name = path.substr(folder_end + 11);
    return std::string(part) + "/" +
           std::string(name.substr(0, name.size() - std::string_view(".mustache").size()));
}

std::map<std::string, std::string, std::less<>> partials(resources::Resources const& resources) {
    std::map<std::string, std::string, std::less<>> found;
    for (auto const& file : resources.all("web/partials/", ".mustache")) {
        auto const name = file.path.substr(std::string_view("web/partials/").size());
        found.emplace(name.substr(0, name.size() - 9), file.content);
    }
    return found;
}

std::map<std::string, std::string, std::less<>> sources(resources::Resources const& resources) {
    std::map<std::string, std::string, std::less<>> found;
    for (auto const& file : resources.all("src/", ".mustache")) {
        auto const name = template_name(file.path);
        if (!found.emplace(name, file.content).second)
            throw templates::TemplateError("two templates are called " + name);
    }
    return found;
}

/// {"site.css": {"path": "site-4KX2.css"}} → assets.site_css = "/assets/site-4KX2.css".
View assets(resources::Resources const& resources) {
    auto const manifest = resources.find("web/dist/manifest.json");
    if (!manifest)
        throw std::runtime_error(
            "the program was built without web/dist; build the styles and scripts first");
    auto const read = json::parse(*manifest);
    if (!read || !read->object())
        throw std::runtime_error("web/dist/manifest.json is not a JSON object");
    View view;
    for (auto const& [name, entry] : read->object()->members()) {
        std::string key = name;
        for (char& c : key)
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '_';
        view.set(key, "/assets/" + std::string(entry.at("path").text()));
    }
    return view;
}

/// Whether the page may hold what was typed, for it to be sent again. Never a password.
bool may_be_sent_again(Visit const& visit) {
    auto const& fields = visit.request.form.list();
    return visit.request.method == http::Method::post && !fields.empty() &&
           std::ranges::none_of(fields,
                                [](auto const& field) { return field.first.contains("password"); });
}

/// The fields of the form that came, for partial typed_again. Words that a person wrote, rather
/// than chose, can be read and copied there.
View typed(Visit const& visit) {
    constexpr std::size_t longest_choice = 40;
    std::vector<View> fields;
    std::string words;
    for (auto const& [name, value] : visit.request.form.list()) {
        if (name == "form_token") continue;
        fields.push_back(View().set("name", name).set("value", value));
        if (value.contains(' ') || value.size() > longest_choice)
            words += (words.empty() ? "" : "\n\n") + value;
    }
    return View()
        .set("url", visit.request.target)
        .set_list("fields", std::move(fields))
        .set("has_files", !visit.request.uploads.empty())
        .set_optional("words", words);
}

constexpr std::array<std::string_view, 3> language_names = {"Svenska", "English", "Norsk"};

bool is_current(Visit const& visit, std::string const& path) {
    return visit.path == path || visit.path.starts_with(path + "/");
}

}

Pages::Pages(resources::Resources const& resources, texts::Catalogue const& texts,
             texts::FurtherShelf const& further, std::string public_address, std::string site_name,
             templates::Missing missing)
    : texts_(texts),
      further_(further),
      note_mark_(secrets::make()),
      public_address_(std::move(public_address)),
      site_name_(std::move(site_name)),
      renderer_(
          std::make_unique<templates::Renderer>(sources(resources), partials(resources), missing)),
      assets_(assets(resources)) {}

void Pages::set_menu(std::vector<MenuItem> items) {
    std::ranges::stable_sort(items, {}, &MenuItem::place);
    menu_ = std::move(items);
}

/// The same page in every language that it is there in.
View Pages::languages(Visit const& visit, PageOptions const& options) const {
    auto link = [&](std::string_view code, std::string_view tag, std::string_view name,
                    bool current) {
        auto const beginning = "/" + std::string(code);
        return View()
            .set_optional("typed_url", options.shows_typed.empty()
                                           ? std::string()
                                           : beginning + options.shows_typed)
            .set("code", tag)
            .set("name", name)
            .set("url", beginning + visit.path + options.query)
            .set("current", current);
    };
    std::vector<View> languages, further;
    for (auto language : texts::languages)
        languages.push_back(link(texts::code(language), texts::code(language),
                                 language_names[static_cast<std::size_t>(language)],
                                 !visit.further && language == visit.language));
    if (visit.is_further && visit.is_further(visit.path))
        for (auto language : texts::further_languages)
            further.push_back(link(texts::code(language), texts::tag(language),
                                   texts::own_name(language),
                                   visit.further && visit.further->language() == language));
    return View()
        .set("language", View().set("code", visit.tag()))
        .set("languages", std::move(languages))
        .set_list("further", std::move(further))
        .set("further_note_html", templates::SafeHtml{visit.further ? note_mark_ : std::string()});
}

View Pages::face(Visit const& visit, PageOptions const& options) const {
    auto const& whose = options.face.empty() ? visit.own_site : options.face;
    auto const found = face_ && !whose.empty() ? face_(visit, whose) : std::nullopt;
    View view;
    view.set("has_face", found.has_value());
    return view.set_optional("face_css", found ? found->css_url : std::string())
        .set_optional("face_logo", found ? found->logo_url : std::string())
        .set("is_own_site", !visit.own_site.empty() && found.has_value())
        .set("face_name", found ? found->name : std::string());
}

/// What fell back to Swedish tells so, each text by itself and the page in a line at its top.
std::string Pages::marked(Visit const& visit, std::string html) const {
    templates::LanguageMarks const marks{further_.marks().open, further_.marks().close};
    auto told = templates::telling_languages(html, marks);
    std::string note;
    if (told.fallen_back > 0) {
        auto const name = "web.further_name_" + std::string(texts::code(visit.further->language()));
        View view;
        view.set("note_text",
                 format(visit, "web.further_note", {{"language", visit.further->plain(name)}}));
        note = templates::telling_languages(part(visit, "web/further_note", view), marks).html;
    }
    if (auto const at = told.html.find(note_mark_); at != told.html.npos)
        told.html.replace(at, note_mark_.size(), note);
    return std::move(told.html);
}

View Pages::layout(Visit const& visit, PageOptions const& options) const {
    auto view = languages(visit, options);
    view.merge(face(visit, options));
    std::vector<View> menu_items, footer;
    for (auto const& item : menu_)
        menu_items.push_back(View()
                                 .set("name", text(visit, item.text))
                                 .set("url", visit.address(item.path))
                                 .set("current", is_current(visit, item.path)));
    for (auto const& place : footer_)
        footer.push_back(
            View().set("name", text(visit, place.text)).set("url", visit.address(place.path)));
    auto const municipality =
        municipality_name_ ? municipality_name_(visit.municipality) : std::string();
    view.set("page_title", options.title)
        .set("site_name", site_name_)
        .set_optional("page_description", options.description)
        .set("page_unlisted", options.unlisted)
        .set_optional("page_url",
                      options.unlisted ? "" : public_address_ + visit.address(visit.path))
        .set("has_json_ld", !options.json_ld.empty())
        .set("json_ld_html", templates::SafeHtml{options.json_ld})
        .set_list("feeds", options.feeds)
        .set_list("notices", options.notices)
        .set("uses_map", options.uses_map)
        .set("uses_charts", options.uses_charts)
        .set("menu", std::move(menu_items))
        .set("footer", std::move(footer))
        .set("home_url", visit.address(""))
        .set("menu_url", visit.address("/menu"))
        .set("municipality", View()
                                 .set("url", visit.address("/municipality"))
                                 .set("is_chosen", !municipality.empty())
                                 .set("name", municipality))
        .set("form_token_value", visit.form_token)
        .set("assets", assets_);
    view.set("own_menu_html",
             templates::SafeHtml{visit.menu_mark.empty() ? menu(visit) : visit.menu_mark});
    return view;
}

std::string Pages::menu(Visit const& visit) const {
    View view;
    view.set("assets", assets_)
        .set("sign_in_url", visit.address("/sign-in"))
        .set("form_token_value", visit.form_token);
    if (visit.viewer.signed_in()) {
        std::vector<View> links;
        for (auto const& item : member_menu_)
            if (visit.may(item.permission))
                links.push_back(View()
                                    .set("name", text(visit, item.text))
                                    .set("url", visit.address(item.path)));
        std::vector<View> waiting;
        std::string news_count;
        for (auto const& ask : news_) {
            auto const news = ask(visit);
            if (news.count == 0) continue;
            if (news_count.empty()) news_count = std::to_string(news.count);
            waiting.push_back(
                View()
                    .set("news_text", format(visit, news.text, {{"count", news.count}}))
                    .set("news_url", visit.address(news.path)));
        }
        view.set("member", View()
                               .set_list("news", std::move(waiting))
                               .set("news_count", news_count)
                               .set("name", visit.viewer.name)
                               .set("url", visit.address("/account"))
                               .set("links", std::move(links))
                               .set("sign_out_url", visit.address("/sign-out")));
    } else view.set("member", false);
    return part(visit, "web/own_menu", view);
}

http::Response Pages::page(Visit const& visit, std::string const& name, View view,
                           PageOptions options) const {
    auto whole = layout(visit, options);
    whole.merge(std::move(view));
    auto html = part(visit, name, whole);
    if (visit.further) html = marked(visit, std::move(html));
    return http::html(std::move(html), options.status);
}

std::string Pages::part(Visit const& visit, std::string const& name, View const& view) const {
    auto const feature = name.substr(0, name.find('/') + 1).substr(0, name.find('/'));
    return renderer_->render(name, view, [&](std::string_view id) -> std::string const* {
        if (visit.further) {
            if (auto const* own = visit.further->find(feature + "." + std::string(id))) return own;
            return visit.further->find("web." + std::string(id));
        }
        if (auto const* own = texts_.find(visit.language, feature + "." + std::string(id)))
            return own;
        return texts_.find(visit.language, "web." + std::string(id));
    });
}

http::Response Pages::error(Visit const& visit, int status,
                            std::string const& request_number) const {
    std::string_view const kind = status == 404 || status == 410   ? "missing"
                                  : status == 403 || status == 401 ? "forbidden"
                                  : status == 414                  ? "long"
                                  : status == 507                  ? "full"
                                  : status >= 500                  ? "server"
                                                                   : "request";
    auto const title = text(visit, "web.error_" + std::string(kind) + "_title");
    View view;
    view.set("error",
             View()
                 .set("error_title", title)
                 .set("error_text", text(visit, "web.error_" + std::string(kind) + "_text"))
                 .set_optional("error_number", status >= 500 ? request_number : ""))
        .set("typed", status >= 500 ? typed(visit) : View())
        .set("was_typed", status >= 500 && may_be_sent_again(visit))
        .set("search", View()
                           .set("search_url", visit.address("/search"))
                           .set("suggest_url", visit.address("/search/suggestions"))
                           .set("words", "")
                           .set("kept", std::vector<View>()));
    return page(visit, "web/error", std::move(view),
                {.title = title, .status = status, .unlisted = true});
}

std::string Pages::text(Visit const& visit, std::string_view id) const {
    if (visit.further) {
        auto const* found = visit.further->find(id);
        if (!found) throw std::out_of_range("there is no text " + std::string(id));
        return *found;
    }
    return texts_.text(visit.language, id);
}

std::string Pages::format(Visit const& visit, std::string_view id,
                          texts::Arguments const& arguments) const {
    if (visit.further) return visit.further->format(id, arguments);
    return texts_.format(visit.language, id, arguments);
}

View notice(std::string kind, std::string text) {
    return View()
        .set("is_urgent", kind == "warning")
        .set("kind", std::move(kind))
        .set("text", std::move(text))
        .set("action", false);
}

}
