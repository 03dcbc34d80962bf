// What is registered, as it is sent: one file that can be read for itself, the files that lie
// beside the subject, and what the registrar's program reads.
#pragma once
#include <string>
#include <vector>

#include "services/outbox/letter.h"
#include "services/registration/enclosing.h"
#include "services/registration/registration.h"
#include "services/web/registered.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace registration_pages {

/// The subject that the address names, for those who answer for it.
struct Matter {
    std::string kind = {}, id = {};
    web::Document document = {};
    std::string path() const { return "/registration/" + kind + "/" + id; }
};

/// Throws NotFound when nothing of the sort is registered, and for those who do not answer for it.
Matter matter(web::Services& services, web::Visit const& visit, db::Reader& reader);

/// The text registration_pages.ID.
std::string text(web::Services& services, web::Visit const& visit, std::string const& id);

/// Writes down that the viewer opened it, when it is marked for secrecy or names who sent it. Never
/// within a Transaction.
void looked(web::Services& services, web::Visit const& visit, Matter const& of,
            registration::Registration const& one);

/// The files that lie beside it and are not hidden, each marked whether it goes with the letter.
std::vector<registration::File> files_of(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, Matter const& of);

/// The document as one HTML file that needs nothing else. `name` is what it is called here.
std::string as_file(web::Services& services, web::Visit const& visit, web::Document const& document,
                    std::string const& name, std::vector<registration::File> const& files,
                    std::string const& secrecy);
std::string as_file(web::Services& services, web::Visit const& visit, Matter const& of,
                    std::vector<registration::File> const& files, std::string const& secrecy);
/// A masked copy as such a file, to be handed out: "handling-maskad.html".
http::Response handed_out(web::Services& services, web::Visit const& visit,
                          web::Document const& copy, std::string const& number,
                          std::string const& ground);

/// A document as the partial view of a page shows it: title, facts, sections.
web::View shown_document(web::Services& services, web::Visit const& visit,
                         web::Document const& document);

/// What goes with the letter: handling.html, metadata.json and the files that have room.
std::vector<outbox::Enclosure> enclosures(web::Services& services, Matter const& of,
                                          std::vector<registration::File> const& files,
                                          std::string const& html,
                                          registration::Registration const& one);

}
