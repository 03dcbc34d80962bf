// Fuzzes what reads texts from clients: queries, forms, cookies and the lists in headers.
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform/basics/text.h"
#include "platform/http/accept.h"
#include "platform/http/conditional.h"
#include "platform/http/cookies.h"
#include "platform/http/multipart.h"
#include "platform/http/parameters.h"
#include "platform/http/percent.h"
#include "platform/http/response.h"
#include "platform/http/target.h"

using namespace http;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_fields(Fields const& fields) {
    require(fields.list().size() <= field_limit);
    for (auto const& [name, value] : fields.list())
        require(basics::is_utf8(name) && basics::is_utf8(value));
}

void check_query(std::string_view text) {
    auto const fields = urlencoded(text);
    check_fields(fields);
    require(urlencoded(query_string(fields)).list().size() <= fields.list().size());
}

void check_multipart(std::string_view body) {
    auto const form = multipart(body, "multipart/form-data; boundary=b");
    check_fields(form.fields);
    require(form.fields.list().size() + form.uploads.size() <= part_limit);
    for (auto const& upload : form.uploads) {
        require(basics::is_utf8(upload.field) && basics::is_utf8(upload.file_name));
        require(upload.content.data() >= body.data());
        require(upload.content.data() + upload.content.size() <= body.data() + body.size());
        require(!upload.content.contains("\r\n--b\r\n"));
    }
}

void check_headers(std::string_view text) {
    check_fields(read_cookies(text));
    std::string_view const offered[] = {"sv", "en", "nb"};
    preferred_language(text, offered);
    preferred_encoding(text);
    if (auto const tags = etags(text)) require(tags->any || !tags->tags.empty());
    if (auto const read = parameters(text)) require(!read->find("absent from all texts"));
    auto const location = redirect(text);
    require(location.header("Location").starts_with('/'));
    require(!location.header("Location").starts_with("//"));
    Response().with("Content-Disposition", attachment(text));
    require(percent_decoded(percent_encoded(text)) == text);
}

}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    check_headers(text);
    for (auto* const check : {check_query, check_multipart}) {
        try {
            check(text);
        } catch (BadRequest const&) {
            continue;  // Refused, as it should be when it cannot be read.
        }
    }
    return 0;
}
