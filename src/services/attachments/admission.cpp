// The site knows who asks and the files' host does not: the first lets in, the second hands out.
#include "services/attachments/admission.h"

#include <utility>

#include "platform/settings/settings.h"
#include "services/attachments/attachments.h"
#include "services/attachments/passes.h"
#include "services/attachments/views.h"
#include "services/web/files_host.h"

namespace attachments {

namespace {

/// The same file at another host; `pass` is for the one who asks alone.
http::Response over_there(std::string const& host, Attachment const& of, Size size,
                          std::string const& pass = {}) {
    auto url = host + url_of(of, size);
    if (!pass.empty()) url += (url.contains('?') ? "&pass=" : "?pass=") + pass;
    return http::Response{.status = 303}.with("Location", url).with("Cache-Control", "no-store");
}

/// Back to the site, which knows who asks: by the address that was asked for, whatever it is, so
/// that it tells nothing of what is there.
http::Response back_to_site(web::Services& services, web::Visit const& visit, Size size) {
    auto const& path = visit.request.target;
    auto address = services.pages.public_address() + path.substr(0, path.find('?'));
    if (size != Size::whole) address += "?size=" + std::string(name(size));
    return http::Response{.status = 303}
        .with("Location", address)
        .with("Cache-Control", "no-store");
}

Admission at_the_site(web::Services& services, web::Visit const& visit, db::Reader& reader,
                      Attachment const& of, Size size) {
    auto const access =
        http::found(web::access_to(services, visit, reader, of.subject.kind, of.subject.id));
    if (!may_read(access, of)) throw http::NotFound();
    Admission admission{.is_public = is_public(access, of)};
    auto const& host = services.settings.site.files_host;
    if (host.empty()) return admission;
    auto const pass = admission.is_public
                          ? std::string()
                          : pass_for(of, services.now(), services.attachments.pass_secret());
    admission.elsewhere =
        over_there(web::address_of_host(host, services.pages.public_address()), of, size, pass);
    return admission;
}

Admission at_their_host(web::Services& services, web::Visit const& visit, db::Reader& reader,
                        std::optional<Attachment> const& of, Size size) {
    auto const access =
        of ? web::access_to(services, visit, reader, of->subject.kind, of->subject.id)
           : std::nullopt;
    if (access && is_public(*access, *of)) return {.is_public = true, .at_their_host = true};
    auto const pass = visit.request.query.text("pass");
    auto const looked = pass.empty() ? Pass::over
                        : of
                            ? look_at(pass, *of, services.now(), services.attachments.pass_secret())
                            : Pass::wrong;
    switch (looked) {
        case Pass::good: return {.at_their_host = true};
        case Pass::over: return {.elsewhere = back_to_site(services, visit, size)};
        case Pass::wrong: return {.elsewhere = http::Response{.status = 403}};
    }
    std::unreachable();
}

}

Admission admitted(web::Services& services, web::Visit const& visit, db::Reader& reader,
                   std::optional<Attachment> const& of, Size size) {
    bool const at_host = web::is_for_host(visit.request, services.settings.site.files_host);
    return at_host ? at_their_host(services, visit, reader, of, size)
                   : at_the_site(services, visit, reader, http::found(of), size);
}

}
