// Names, sizes and dates put into words.
#include "services/attachments/views.h"

#include "platform/basics/text.h"
#include "services/moderation/moderation.h"
#include "services/web/api.h"

namespace attachments {

using web::View;

std::string kind_text(web::Services& services, web::Visit const& visit, Kind kind) {
    return services.pages.text(visit, "attachments.kind_" + std::string(info(kind).name));
}

std::string size_text(texts::Language language, std::uint64_t bytes) {
    // As people's computers count.
    constexpr std::uint64_t kilo = 1024, mega = kilo * kilo;
    if (bytes < kilo) return texts::number(language, static_cast<std::int64_t>(bytes)) + " byte";
    if (bytes < mega)
        return texts::number(language, static_cast<std::int64_t>((bytes + kilo / 2) / kilo)) +
               " kB";
    return texts::decimal(language, static_cast<double>(bytes) / static_cast<double>(mega), 1) +
           " MB";
}

std::string title_of(Attachment const& of, texts::Language language) {
    auto title = in_language(of.description.titles, language);
    return title.empty() ? of.name : title;
}

std::string url_of(Attachment const& of, Size size) {
    auto const ending = of.name.rfind('.');
    auto const base = of.name.substr(0, ending);
    auto url = "/files/" + of.id.string() + "/" + basics::slug(base) + "." +
               std::string(info(of.kind).endings.front());
    if (size != Size::whole) url += "?size=" + std::string(name(size));
    return url;
}

std::string licence_text(web::Services& services, web::Visit const& visit,
                         std::string const& licence) {
    if (licence.empty()) return {};
    std::string id = basics::folded(licence);
    for (char& c : id)
        if (c == '-' || c == '.') c = '_';
    return services.pages.text(visit, "attachments.licence_" + id);
}

View line_view(web::Services& services, web::Visit const& visit, Attachment const& of,
               std::string const& who) {
    auto about = kind_text(services, visit, of.kind) + " · " +
                 size_text(visit.language, of.content().bytes) + " · " +
                 texts::short_date(visit.language, basics::day_in_stockholm(of.added_at));
    for (auto const& more : {who, licence_text(services, visit, of.description.licence)})
        if (!more.empty()) about += " · " + more;
    auto const note =
        of.state == State::waiting ? services.pages.text(visit, "attachments.waiting") : "";
    return View()
        .set("file_url", url_of(of))
        .set("file_title", title_of(of, visit.language))
        .set("file_about", about)
        .set_optional("file_note", note);
}

View picture_view(Attachment const& of, texts::Language language) {
    std::string sources;
    for (auto const& content : of.contents)
        sources += (sources.empty() ? "" : ", ") + url_of(of, content.size) + " " +
                   std::to_string(content.width) + "w";
    auto const& whole = of.content();
    return View()
        .set("picture_url", url_of(of, of.content(Size::desktop).size))
        .set("picture_sources", sources)
        .set("picture_width", std::to_string(whole.width))
        .set("picture_height", std::to_string(whole.height))
        .set("picture_alt", in_language(of.description.alternatives, language))
        .set_optional("picture_caption", in_language(of.description.titles, language))
        .set("picture_whole", url_of(of));
}

View list_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
               Subject const& subject) {
    // Only what everybody sees is reported.
    auto const report_url = [&](Access const& may, Attachment const& of) {
        return is_public(may, of) ? moderation::report_url(visit, {"file", of.id.string()})
                                  : std::string();
    };
    std::vector<View> lines, pictures;
    auto const access = web::access_to(services, visit, reader, subject.kind, subject.id);
    bool const may_change = access && access->may_change;
    if (access)
        for (auto const& of : services.attachments.list(reader, *access, subject.kind)) {
            if (of.state == State::hidden) continue;
            if (info(of.kind).is_picture && !of.description.alternatives.empty())
                pictures.push_back(
                    picture_view(of, visit.language)
                        .set_optional("picture_report_url", report_url(*access, of)));
            else
                lines.push_back(line_view(services, visit, of, "")
                                    .set_optional("file_report_url", report_url(*access, of)));
        }
    View view;
    view.set("shows_files", may_change || !lines.empty() || !pictures.empty())
        .set("may_change_files", may_change)
        .set("files_url", visit.address("/files/" + subject.kind + "/" + subject.id))
        .set_list("files_pictures", std::move(pictures))
        .set_list("files", std::move(lines));
    return view;
}

}
