// A file is reported by its name and what is said about it; it is hidden as those remove it who
// work with what it lies beside.
#include "services/attachments/moderated.h"

#include "services/attachments/attachments.h"
#include "services/attachments/views.h"
#include "services/members/members.h"
#include "services/moderation/moderation.h"

namespace attachments {

namespace {

/// A file, and what the visit may do with it.
struct Found {
    Attachment file = {};
    Access access = {};
};

std::optional<Found> find_file(web::Services& services, web::Visit const& visit, db::Reader& reader,
                               std::string_view id) {
    auto const file_id = AttachmentId::parse(id);
    auto file = file_id ? find(reader, *file_id) : std::nullopt;
    auto access =
        file ? web::access_to(services, visit, reader, file->subject.kind, file->subject.id)
             : std::nullopt;
    if (!access) return std::nullopt;
    return Found{*std::move(file), *std::move(access)};
}

std::string words(Attachment const& file) {
    std::string text = file.name;
    for (auto const* texts : {&file.description.titles, &file.description.alternatives})
        for (auto const& [language, one] : *texts) text += "\n\n" + one;
    return text;
}

std::optional<web::ModeratedText> text(web::Services& services, web::Visit const& visit,
                                       db::Reader& reader, std::string_view id) {
    auto const found = find_file(services, visit, reader, id);
    if (!found) return std::nullopt;
    return web::ModeratedText{.id = found->file.id.string(),
                              .title = title_of(found->file, visit.language),
                              .words = words(found->file),
                              .language = std::string(texts::code(visit.language)),
                              .path = found->access.path,
                              .organisation = found->access.organisation,
                              .is_public = is_public(found->access, found->file)};
}

}

bool is_held(db::Reader& reader, Attachment const& file) {
    return file.state == State::hidden && moderation::holds(reader, {"file", file.id.string()});
}

std::shared_ptr<web::Moderated const> moderated(web::Services& services) {
    auto move = [&services](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                            Move wanted) {
        auto const found = find_file(services, visit, tx, id);
        if (found && after(found->access, found->file.state, wanted))
            services.attachments.make(tx, {visit.viewer.member, services.now()}, found->access,
                                      found->file, wanted);
    };
    return std::make_shared<web::Moderated const>(web::Moderated{
        .text = [&services](web::Visit const& visit, db::Reader& reader,
                            std::string_view id) { return text(services, visit, reader, id); },
        .writer =
            [&services](db::Reader& reader, std::string_view id) {
                auto const file_id = AttachmentId::parse(id);
                auto const file = file_id ? find(reader, *file_id) : std::nullopt;
                auto const member = file ? services.members.find(file->added_by) : std::nullopt;
                return member ? web::Writer{member->id, member->email, member->language}
                              : web::Writer();
            },
        .hide = [move](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                       std::string const&) { move(visit, tx, id, Move::remove); },
        .show = [move](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                       std::string const&) { move(visit, tx, id, Move::restore); },
    });
}

}
