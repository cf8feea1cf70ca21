"""The Web API of Dataverse: answers HTTP requests to `/api/data/v9.x/` with the sample records.

May import `dataverse` and `core`. Start with `service.py` (the answer to a request), then `places.py` (what an address
means). The modules behind them answer one kind of resource each.

>>> from apm.dataverse import Records
>>> from apm.web_api.service import Service
>>> from apm.web_api.exchange import read_request
>>> organization = "00000000-0000-4000-8000-00000000a9e0"
>>> service = Service(Records(), organization_id=organization, version="9.2.0.0", language=1033)
>>> address = "https://contoso.example/api/data/v9.2/accounts?$select=name&$top=1"
>>> answer = service.answer(read_request("GET", address))
>>> answer.status, answer.json()["value"][0]["name"]
(200, 'Contoso Coffee')
"""
