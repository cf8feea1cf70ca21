/** The words for the statuses of answers. */
const TEXTS = {
  200: "OK",
  201: "Created",
  204: "No Content",
  304: "Not Modified",
  400: "Bad Request",
  404: "Not Found",
  405: "Method Not Allowed",
  412: "Precondition Failed",
  500: "Internal Server Error",
  501: "Not Implemented",
};

export const statusText = (status) => TEXTS[status] ?? "";
