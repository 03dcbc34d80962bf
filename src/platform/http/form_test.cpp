// Forms: fields and files as browsers send them, and what must not pass for a form.
#include "platform/http/form.h"

#include <doctest/doctest.h>

#include "platform/http/multipart.h"
#include "platform/http/parameters.h"
#include "platform/http/response.h"

using namespace http;

namespace {

std::string part(std::string_view head, std::string_view content) {
    return "--gr\r\n" + std::string(head) + "\r\n\r\n" + std::string(content) + "\r\n";
}

std::string field(std::string_view name, std::string_view content) {
    return part("Content-Disposition: form-data; name=\"" + std::string(name) + "\"", content);
}

Multipart read(std::string_view body) {
    return multipart(body, "multipart/form-data; boundary=gr");
}

Request posted(std::string content_type, std::string body) {
    Request request{.method = Method::post};
    request.headers["content-type"] = std::move(content_type);
    request.body = Body(std::move(body));
    read_form(request);
    return request;
}

}

TEST_CASE("a form with files is read as browsers send it, without copying the files") {
    std::string const body =
        "------WebKitFormBoundaryX\r\n"
        "Content-Disposition: form-data; name=\"title\"\r\n\r\nV\xC3\xA5rd\r\noch skola\r\n"
        "------WebKitFormBoundaryX\r\n"
        "Content-Disposition: form-data; name=\"file\"; filename=\"rapport \xC3\xA5r 1.docx\"\r\n"
        "Content-Type: application/octet-stream\r\n\r\nPK\x01\r\n--not the boundary\r\n\r\n"
        "------WebKitFormBoundaryX\r\n"
        "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
        "Content-Type: application/octet-stream\r\n\r\n\r\n"
        "------WebKitFormBoundaryX--\r\n";
    auto const form = multipart(body, "multipart/form-data; boundary=----WebKitFormBoundaryX");
    CHECK(form.fields.find("title") == "Vård\r\noch skola");
    REQUIRE(form.uploads.size() == 1);
    CHECK(form.uploads[0].field == "file");
    CHECK(form.uploads[0].file_name == "rapport år 1.docx");
    CHECK(form.uploads[0].content_type == "application/octet-stream");
    CHECK(form.uploads[0].content.data() > body.data());
    CHECK(form.uploads[0].content.data() < body.data() + body.size());
}

TEST_CASE("what a file contains is kept to the byte") {
    for (std::string const content :
         {"", "\r\n", "\r\n\r\n", "--g", "\r\n--g", "\r\n--grx\r\n", "\r\r\n--", "\x01\xFF"}) {
        CAPTURE(content);
        auto const body =
            part("Content-Disposition: form-data; name=a; filename=b", content) + "--gr--";
        auto const form = read(body);
        REQUIRE(form.uploads.size() == 1);
        CHECK(form.uploads[0].content == content);
    }
}

TEST_CASE("names of files come as data, however they are written") {
    auto const name = [](std::string_view parameter) {
        auto const body =
            part("Content-Disposition: form-data; name=a; " + std::string(parameter), "x") +
            "--gr--";
        return read(body).uploads.at(0).file_name;
    };
    CHECK(name("filename=\"a%22b.txt\"") == "a\"b.txt");
    CHECK(name("filename=\"a\\\"b.txt\"") == "a\"b.txt");
    CHECK(name("filename=\"C:\\mapp\\b.txt\"") == "C:\\mapp\\b.txt");
    CHECK(name("filename=plain.txt") == "plain.txt");
    CHECK(name("filename=\"x\"; filename*=UTF-8''G%C3%B6teborg.csv") == "Göteborg.csv");
    CHECK(name("filename=\"../../etc/passwd\"") == "../../etc/passwd");
    CHECK(name("filename=\"fdp\xE2\x80\xAE"
               "cod.exe\"") == "fdpcod.exe");
    CHECK(name("filename=\"a%0D%0Ab\"") == "a b");
}

TEST_CASE("broken and cut-off forms are refused") {
    std::string const whole = field("a", "1") + field("b", "2") + "--gr--";
    REQUIRE(read(whole).fields.text("b") == "2");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK_THROWS_AS(read(std::string_view(whole).substr(0, size)), BadRequest);
    }
    for (std::string const& body :
         {"text before" + whole, part("X: y", "1") + "--gr--",
          part("Content-Disposition: attachment; name=a", "1") + "--gr--",
          part("Content-Disposition: form-data", "1") + "--gr--",
          part("Content-Disposition: form-data; name=\"a", "1") + "--gr--",
          part("Content-Disposition: form-data; name=a; name=b", "1") + "--gr--",
          part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
               "1") +
              "--gr--",
          part(
              "Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=x",
              "1") +
              "--gr--",
          part("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64", "1") +
              "--gr--",
          part("Content-Disposition form-data; name=a", "1") + "--gr--",
          part("Content-Disposition: form-data; name=a\n", "1") + "--gr--",
          field("a", "\xFF") + "--gr--", field("\xFF", "1") + "--gr--",
          field(std::string(201, 'a'), "1") + "--gr--",
          part("Content-Disposition: form-data; name=a; filename*=latin1''%E5", "1") + "--gr--"}) {
        CAPTURE(body);
        CHECK_THROWS_AS(read(body), BadRequest);
    }
}

TEST_CASE("a form has at most a hundred parts, and says what stands between them") {
    std::string body;
    for (int i = 0; i < 100; ++i) body += field("f" + std::to_string(i), "1");
    CHECK(read(body + "--gr--").fields.list().size() == 100);
    CHECK_THROWS_AS(read(body + field("f100", "1") + "--gr--"), BadRequest);
    for (std::string const content_type :
         {"multipart/form-data",
          "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
          "multipart/form-data; boundary=\"gr", "multipart/form-data; boundary=gr; boundary=xy"})
        CHECK_THROWS_AS(multipart(body, content_type), BadRequest);
    CHECK_THROWS_AS(multipart(body, "multipart/form-data; boundary=" + std::string(71, 'b')),
                    BadRequest);
}

TEST_CASE("the type of the body decides whether it is a form") {
    CHECK(posted("application/x-www-form-urlencoded; charset=utf-8", "a=1").form.text("a") == "1");
    CHECK(posted("Multipart/Form-Data; boundary=gr", field("a", "1") + "--gr--").form.text("a") ==
          "1");
    auto const json = posted("application/json", "a=1");
    CHECK(json.form.list().empty());
    CHECK(json.body.bytes() == "a=1");
    CHECK_THROWS_AS(posted("application/x-www-form-urlencoded", "a=%FF"), BadRequest);
}

TEST_CASE("parameters are read with and without quotes, and refused when they are ambiguous") {
    auto const read_ok = parameters("Form-Data ; NAME=\"a; b\" ;file = ");
    CHECK_FALSE(read_ok);
    auto const good = parameters("Form-Data ; NAME=\"a; b\" ; x=y;");
    REQUIRE(good);
    CHECK(good->value == "form-data");
    CHECK(good->find("name") == "a; b");
    CHECK(good->find("x") == "y");
    for (auto const bad : {"a; b", "a; b=", "a; =b", "a; b=\"c", "a; b=c; b=d", "a; b=\"c\"d"}) {
        CAPTURE(bad);
        CHECK_FALSE(parameters(bad));
    }
}
