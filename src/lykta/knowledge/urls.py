"""Addresses of agreements, routines, support, examples and the materials."""

from django.urls import path

from lykta.knowledge.views import agreements, materials, support

app_name = "knowledge"
_A, _S, _L = "natverk/avtal/", "natverk/stod/", "natverk/bibliotek/"
_AGREEMENT, _ROUTINE = f"{_A}<uuid:agreement_id>", f"{_A}rutiner/<uuid:routine_id>"
_MATERIAL = f"{_L}<uuid:material_id>"
urlpatterns = [
    path(_A, agreements.agreements, name="agreements"),
    path(f"{_A}nytt", agreements.register, name="register"),
    path(_AGREEMENT, agreements.agreement, name="agreement"),
    path(f"{_AGREEMENT}/andra", agreements.change, name="change_agreement"),
    path(f"{_AGREEMENT}/folj-upp", agreements.follow_up, name="follow_up"),
    path(f"{_AGREEMENT}/avsluta", agreements.end, name="end_agreement"),
    path(f"{_A}rutiner/egen", agreements.own_routine, name="own_routine"),
    path(_ROUTINE, agreements.routine, name="routine"),
    path(f"{_ROUTINE}/skriv-in", agreements.adopt, name="adopt"),
    path(_S, support.support, name="support"),
    path(f"{_S}be", support.ask, name="ask"),
    path(f"{_S}<uuid:request_id>", support.request_, name="request"),
    path(f"{_S}<uuid:request_id>/svara", support.give, name="give"),
    path(f"{_S}exempel/nytt", support.tell, name="tell"),
    path(f"{_S}exempel/<uuid:example_id>", support.example, name="example"),
    path(f"{_S}exempel/<uuid:example_id>/ta-bort", support.withdraw, name="withdraw_example"),
    path(_L, materials.materials, name="library"),
    path(f"{_L}nytt", materials.keep, name="keep"),
    path(_MATERIAL, materials.material, name="material"),
    path(f"{_MATERIAL}/andra", materials.change, name="change_material"),
    path(f"{_MATERIAL}/fil", materials.add_file, name="add_file"),
    path(f"{_MATERIAL}/ta-bort", materials.withdraw, name="withdraw_material"),
    path(f"{_L}filer/<uuid:file_id>", materials.file, name="file"),
]
